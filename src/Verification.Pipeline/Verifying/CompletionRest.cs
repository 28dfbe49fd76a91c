using Microsoft.Extensions.Logging;
using Verification.Intake.Keeping;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Verifying;

/// <summary>Ends parked verifications that cannot be completed: a row for operators, and word to the submitter, who would wait in vain.</summary>
public sealed class CompletionRest(RoadDatabase road, SubmissionStore submissions, GroupCommit commit, TimeProvider clock, ILogger<CompletionRest> log)
{
    /// <summary>Ends it with the next batch. Its request id comes from the row: its facts may be what cannot be opened.</summary>
    public async Task Rest(StoredHousehold household, Rest rest, Settle settle, CancellationToken ct)
    {
        try
        {
            var names = await road.InBatch(batch => submissions.RequestIds(batch, [household.Id], ct), ct);
            var submitter = household.Scope.Submitter;
            var told = rest.From(submitter) with
            {
                Told = Acknowledgements.Voided(submitter, household.Id, names[household.Id], clock.GetUtcNow()),
            };
            await commit.Rest(new(settle, told) { Ends = household.Id });
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            PipelineLog.WorkFailed(log, $"ending {household.Id}", FaultText.Of(fault));
            await settle();
        }
    }
}
