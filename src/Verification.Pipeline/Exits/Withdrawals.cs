using Verification.Evidence;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.Exits;
using Verification.Platform.Outbox;
using Verification.Platform.Submissions;

namespace Verification.Pipeline.Exits;

/// <summary>Ends verifications whose submitter withdraws them.</summary>
/// <remarks>
/// The row <c>submission</c> decides a crossing: a round that is being committed holds it, so the withdrawal comes after that verdict or the
/// verdict is dropped. Asks vanish in the same transaction, and with them every further call of a source.
/// </remarks>
public sealed class Withdrawals(RoadDatabase road, SubmissionStore submissions, AskStore asks, ExitStore exits, OutboxStore outbox, TimeProvider clock)
{
    /// <summary>Closes the verification; false when it was closed before, or when the withdrawal was applied or refused by somebody else meanwhile.</summary>
    public Task<bool> Apply(ClaimedExit exit, CancellationToken ct) => road.InBatch(
        async batch =>
        {
            var id = exit.Verification;
            var closed = await exits.Applied(batch, exit.Key, round: null, ct) && await submissions.Close(batch, exit.Submitter, id, ct);
            if (closed)
            {
                await asks.Close(batch, [id], ct);
                var request = (await submissions.RequestIds(batch, [id], ct))[id];
                await outbox.PutForRelay(batch, [Acknowledgements.Withdrawn(exit.Submitter, id, request, clock.GetUtcNow())], ct);
            }

            return closed;
        },
        ct);
}
