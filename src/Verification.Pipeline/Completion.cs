using Microsoft.Extensions.Logging;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Commit;
using Verification.Platform.Telemetry;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Pipeline;

/// <summary>Decides parked rounds whose gate has opened, by the same assessment and the same group commit as the fast lane.</summary>
/// <remarks>
/// The last answer, the deadline and a sweep may all bring the same verification here, in several processes at once: the row <c>round</c>
/// lets one of them write, and the asks vanish in the same transaction.
/// </remarks>
public sealed class Completion(
    HouseholdStore households, DataKeyStore keyStore, Vault vault, ParkedRounds parked, PackLibrary packs, CaseAssembly assembly,
    GroupCommit commit, TimeProvider clock, ILogger<Completion> log)
{
    private const int FirstRound = 1;

    /// <summary>Tries the gate of each verification; one whose gate is still closed waits on.</summary>
    public async Task Complete(IReadOnlyList<VerificationId> ids, CancellationToken ct)
    {
        var stored = await households.Load(ids, ct);
        var keyRows = await keyStore.Load([.. stored.Select(s => s.Id)], ct);
        foreach (var household in stored)
        {
            if (keyRows.TryGetValue(household.Id, out var rows))
            {
                await TryComplete(household, rows, ct);
            }
        }
    }

    /// <summary>A fault of ours on one household holds up no other; its asks stay closed and the sweep comes back to it.</summary>
    private async Task TryComplete(StoredHousehold household, IReadOnlyList<DataKeyRow> rows, CancellationToken ct)
    {
        try
        {
            await Complete(household, rows, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            PipelineLog.WorkFailed(log, $"completing {household.Id}", FaultText.Of(fault));
        }
    }

    private async Task Complete(StoredHousehold household, IReadOnlyList<DataKeyRow> rows, CancellationToken ct)
    {
        using var span = Telemetry.Traces.StartActivity("complete");
        span?.SetTag("verification.id", household.Id.Value);
        using var keys = vault.Unwrap(household.Id, rows);
        var round = new RoundKey(household.Id, household.ReceivedMonth, FirstRound, household.Scope);
        if (await parked.Load(round, keys, ct) is not { } waiting)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (GateDecision.Decide(waiting.Gathered, openCannotChange: false, waiting.Deadline, now) is not Gate.Opened opened)
        {
            return;
        }

        var facts = household.Facts(keys);
        if (packs.InForce(facts.Region, facts.AcceptedOn) is not PackInForce.Found { Pack: var pack })
        {
            throw new BrokenPromise("the law a verification was parked under is still loaded");
        }

        await commit.Enqueue(assembly.Complete(facts, LawApplied.To(facts, pack), round, waiting, opened, keys), ct);
    }
}
