using System.Security.Cryptography;
using System.Text;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Platform;

/// <summary>Submissions by intent: the defaults are valid, a test states what matters.</summary>
internal static class Some_rows
{
    public static readonly DateOnly Month = new(2026, 11, 1);
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static RowScope Row(string submitter = "dibao-city", string programme = "dibao", string region = "620502001", string purpose = "initial") =>
        new(submitter, [programme], region, purpose);

    public static NewSubmission Arrival(string requestId, string body = "{}", Door door = Door.Amqp, RowScope? scope = null) => new(
        requestId, VerificationId.Derive((scope ?? Row()).Submitter, requestId), Digest(body), Month, Noon, SubmissionState.Decided, door, scope ?? Row());

    public static ReceivedSubmission Received(
        string requestId, string body = "{}", string? batchId = null, DateTimeOffset? at = null, RowScope? scope = null) => new(
        requestId, VerificationId.Derive((scope ?? Row()).Submitter, requestId), Digest(body), new(2026, 12, 1), at ?? Noon.AddMonths(1),
        batchId is null ? Door.Http : Door.Batch, batchId, Encoding.UTF8.GetBytes("sealed " + body), scope ?? Row());

    public static byte[] Digest(string body) => SHA256.HashData(Encoding.UTF8.GetBytes(body));

    public static Task<IReadOnlyList<SubmissionOutcome>> Win(this RoadDatabase road, params NewSubmission[] arrivals) =>
        road.InBatch(batch => new SubmissionStore(road).Win(batch, arrivals, CancellationToken.None), CancellationToken.None);

    public static Task<IReadOnlyList<ReceiveOutcome>> Receive(this RoadDatabase road, params ReceivedSubmission[] arrivals) =>
        road.InBatch(batch => new SubmissionStore(road).Receive(batch, arrivals, CancellationToken.None), CancellationToken.None);
}
