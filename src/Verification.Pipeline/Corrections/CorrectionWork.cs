using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Verification.Contracts;
using Verification.Contracts.Rechecks;
using Verification.Evidence;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Rechecks;
using Verification.Platform.Database;
using Verification.Platform.Telemetry;
using Verification.Vocabulary;

namespace Verification.Pipeline.Corrections;

/// <summary>Has everything assessed again that rests on a disputed record: when it is disputed, and when its source has spoken.</summary>
/// <remarks>
/// Who objected gets a next round; other verifications are rechecked, a batch per submitter, under an id derived from the correction. Each
/// place of the reach is marked when its recheck is stored or its round stands; a second run does what is missing.
/// </remarks>
public sealed class CorrectionWork(
    CorrectionStore corrections, CorrectionReach reach, NextRounds rounds, RecheckTaking rechecks, TimeProvider clock, ILogger<CorrectionWork> log)
{
    private const int AtOnce = 10;

    /// <summary>Sources that let their day pass are unanswered; then what rests on the corrections that moved is assessed again.</summary>
    public async Task<bool> Round(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await corrections.Lapse(ChinaTime.DayOf(now), ct);
        foreach (var correction in await corrections.ToAssess(now, AtOnce, ct))
        {
            await TryAssess(correction, now, ct);
        }

        return false;
    }

    /// <summary>A fault of ours over one correction holds up no other; the next round comes back to it.</summary>
    private async Task TryAssess(StoredCorrection correction, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await Assess(correction, now, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && DeliveryFault.LiesWithIt(fault))
        {
            PipelineLog.WorkFailed(log, $"assessing again for the correction {correction.CorrectionId}", FaultText.Of(fault));
        }
    }

    private async Task Assess(StoredCorrection correction, DateTimeOffset now, CancellationToken ct)
    {
        var (id, phase) = (correction.CorrectionId, correction.Standing.Phase());
        await corrections.Reach(id, await reach.Of(correction, ct), now, ct);
        var open = (await corrections.Reach(id, ct)).Where(r => r.AssessedFor != phase).ToList();
        if (open.Count == 0)
        {
            await corrections.AllAssessed(id, phase, ct);
            return;
        }

        foreach (var own in open.Where(r => r.Disputes))
        {
            // Marked once its round is committed: should we die before, the next run finds it open.
            await rounds.Reassess(
                own.Submitter, new(own.VerificationId), async () => await corrections.Assessed(id, [own.VerificationId], phase, null, CancellationToken.None), ct);
        }

        foreach (var others in open.Where(r => !r.Disputes).GroupBy(r => r.Submitter, StringComparer.Ordinal))
        {
            await Recheck(correction, phase, others.Key, [.. others.Select(o => o.VerificationId)], ct);
        }
    }

    private async Task Recheck(StoredCorrection correction, string phase, string submitter, IReadOnlyList<Guid> verifications, CancellationToken ct)
    {
        var recheck = new RecheckVerifications
        {
            Submitter = submitter,
            BatchId = $"correction:{correction.CorrectionId}:{phase}",
            Verifications = [.. verifications.Select(v => $"{v}")],
            // The day of the step, so that a second run asks for the same.
            AsOf = ChinaTime.DayOf(correction.ToldAt ?? correction.DisputedAt),
        };
        var digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(recheck, ContractJson.Wire.RecheckVerifications));
        await rechecks.Take(new RecheckReading.Readable(recheck, digest), new Scope(submitter, [Scope.Any], "", [Scope.Any]), digest, clock.GetUtcNow(), ct);
        await corrections.Assessed(correction.CorrectionId, verifications, phase, recheck.BatchId, ct);
    }
}
