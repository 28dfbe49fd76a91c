using System.Globalization;
using System.Text.RegularExpressions;
using Verification.Contracts.Api;
using Verification.Platform.Submissions;

namespace Verification.Pipeline.Doors.Following;

/// <summary>What there is to tell of a batch: its counts, whenever they are others than a listener has heard.</summary>
internal static partial class BatchEvents
{
    /// <summary>The event after the one with this id, or null when nothing has changed.</summary>
    public static Told<BatchStatus>? Since(string? told, BatchProgress batch)
    {
        var id = IdOf(batch);
        return id == told ? null : new(told is null ? "accepted" : batch.ClosedAt is null ? "progressed" : "closed", id, StatusOf(batch));
    }

    /// <summary>Whether this is an id we could have given.</summary>
    public static bool IsId(string text) => IdForm().IsMatch(text);

    public static string IdOf(BatchProgress batch) => string.Create(
        CultureInfo.InvariantCulture, $"{batch.Waiting}-{batch.Gathering}-{batch.Decided}-{batch.Closed}-{(batch.ClosedAt is null ? 0 : 1)}");

    public static BatchStatus StatusOf(BatchProgress batch) => new()
    {
        BatchId = batch.BatchId,
        ReceivedAt = batch.ReceivedAt,
        Received = batch.Received,
        Waiting = batch.Waiting,
        Gathering = batch.Gathering,
        Decided = batch.Decided,
        Closed = batch.Closed,
        ClosedAt = batch.ClosedAt,
    };

    [GeneratedRegex(@"^([0-9]{1,5}-){4}[01]\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdForm();
}
