using Microsoft.Extensions.Logging;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Telling;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Pipeline.Receiving;

/// <summary>Takes on what was stored and then left: the process that stored it died, or had no room.</summary>
/// <remarks>
/// Two processes may take the same row on; the update of <c>submission</c> in the group commit lets one of them win. What this process has in
/// hand already it leaves alone, and does not count: only who comes to no end is a suspect, not who waits long.
/// </remarks>
public sealed class ReceivedSweep(
    SubmissionStore submissions, Vault vault, RequestReader reader, OnwardWork onward, GroupCommit commit, TimeProvider clock,
    ILogger<ReceivedSweep> log)
{
    private const int LimitPerRound = 200;

    /// <summary>Younger rows are being worked on by the process that stored them.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public async Task<bool> Round(CancellationToken ct)
    {
        var rows = await submissions.ClaimReceived(LimitPerRound, Age, Lease, ct);
        var inHand = new List<VerificationId>();
        foreach (var row in rows)
        {
            var id = new VerificationId(row.VerificationId);
            if (onward.Has(id))
            {
                inHand.Add(id);
            }
            else if (await TryArrivalOf(row) is { } arrival)
            {
                await onward.GoOn(arrival, ct);
            }
        }

        if (inHand.Count > 0)
        {
            await submissions.GiveBack(inHand, ct);
        }

        return rows.Count == LimitPerRound;
    }

    /// <summary>One row we cannot read must not hold up those behind it; it is told, and rests when a later sweep cannot read it either.</summary>
    private async Task<Arrival?> TryArrivalOf(ClaimedSubmission row)
    {
        var body = ReadOnlyMemory<byte>.Empty;
        try
        {
            body = vault.OpenBody(row.VerificationId, "submission", row.SealedBody);
            return ArrivalOf(row, body);
        }
        catch (Exception fault)
        {
            PipelineLog.WorkFailed(log, $"taking on {row.VerificationId}", FaultText.Of(fault));
            if (!body.IsEmpty && DeliveryFault.EndsARow(fault, row.Sweeps - 1))
            {
                // What no key of ours opens is not laid to rest: nobody could send it again.
                var rest = Refusals.OurFault(Delivery.OverHttp(body), clock.GetUtcNow()).From(row.Submitter);
                await commit.Rest(new(Settling.NobodyWaits, rest) { Ends = new(row.VerificationId) });
            }

            return null;
        }
    }

    private Arrival ArrivalOf(ClaimedSubmission row, ReadOnlyMemory<byte> body)
    {
        // A deadline that has passed since it was stored is no fault of the sender.
        var readable = reader.Read(body, RequestHeaders.None) switch
        {
            RequestReading.Readable inTime => inTime,
            RequestReading.Refused { IfKnown: { } late } => late,
            _ => throw new BrokenPromise("a stored request was readable when it was stored"),
        };
        return new(
            readable.Facts, readable.Body, row.BodyDigest, Enum.Parse<Door>(row.Door, ignoreCase: true), row.ReceivedAt,
            Delivery.OverHttp(body) with { IsRow = true, SeenBefore = row.Sweeps - 1 });
    }
}
