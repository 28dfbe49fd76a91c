using System.Text;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Vocabulary;
using static Verification.Integration.Tests.Platform.Some_rows;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Received_and_forgotten : MigratedDatabase
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset LongAgo = Noon.AddYears(-1);

    [Test]
    public async Task Submissions_are_claimed_once_with_their_sealed_body()
    {
        await Road.Receive(Received("forgotten", at: LongAgo), Received("fresh", at: Noon.AddYears(20)));
        var first = await Claim();
        var second = await Claim();
        Assert.That(first.Select(s => s.RequestId), Is.EqualTo(new[] { "forgotten" }));
        Assert.That(Encoding.UTF8.GetString(first[0].SealedBody), Is.EqualTo("sealed {}"));
        Assert.That(second, Is.Empty, "the lease keeps a second sweep away");
        await Do("update submission set lease_until = now() - interval '1 second' where request_id = 'forgotten'");
        Assert.That(await Claim(), Has.Count.EqualTo(1), "until it has expired");
    }

    [Test]
    public async Task Batches_are_finished_when_none_of_their_members_is_open()
    {
        var batches = new BatchStore();
        VerificationId[] members = [Id("b1-1"), Id("b1-2"), Id("b1-earlier")];
        await Road.Win(Arrival("b1-earlier"));
        var row = new BatchRow("b1", Digest("b1"), Noon, members, 1, Row());
        var stored = await Road.InBatch(b => batches.Receive(b, row, CancellationToken.None), CancellationToken.None);
        var again = await Road.InBatch(b => batches.Receive(b, row, CancellationToken.None), CancellationToken.None);
        var other = await Road.InBatch(b => batches.Receive(b, row with { BatchDigest = Digest("b2") }, CancellationToken.None), CancellationToken.None);
        Assert.That((stored, again, other), Is.EqualTo((BatchOutcome.Stored, BatchOutcome.Known, BatchOutcome.OtherBody)));

        await Road.Receive(Received("b1-1", batchId: "b1", at: Noon.AddYears(20)), Received("b1-2", batchId: "b1", at: Noon.AddYears(20)));
        await Road.Win(Arrival("b1-1", door: Door.Batch));
        Assert.That(await Close(), Is.Empty);
        await Road.Win(Arrival("b1-2", door: Door.Batch));
        Assert.That(await Close(), Is.EqualTo(new[] { new FinishedBatch("dibao-city", "b1", 3, 1, 3, 0) }));
        Assert.That(await Close(), Is.Empty, "each batch ends once");

        var progress = await new SubmissionQueries(DoorSide).FindBatch(Scope.Everything, "dibao-city", "b1", CancellationToken.None);
        Assert.That(progress, Is.EqualTo(new BatchProgress("dibao-city", "b1", Noon, 3, Noon, 0, 0, 3, 0)));
    }

    private static VerificationId Id(string requestId) => VerificationId.Derive("dibao-city", requestId);

    private Task<IReadOnlyList<ClaimedSubmission>> Claim() =>
        new SubmissionStore(Road).ClaimReceived(10, Age, TimeSpan.FromMinutes(1), CancellationToken.None);

    private Task<IReadOnlyList<FinishedBatch>> Close() =>
        Road.InBatch(b => new BatchStore().CloseFinished(b, Noon, 10, CancellationToken.None), CancellationToken.None);
}
