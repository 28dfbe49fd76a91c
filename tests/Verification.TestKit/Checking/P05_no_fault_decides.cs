using System.Text.Json;
using Verification.Contracts;

namespace Verification.TestKit.Checking;

/// <summary>P5: no fault of a source, network or process can turn into <c>ineligible</c> or <c>eligible</c>.</summary>
public static class P05_no_fault_decides
{
    private const string Promise = "P5";
    private const string Review = "review";

    // A person not found in a register is an answer of that register; these say that nobody could tell.
    private static readonly string[] Silences = ["no-answer", "refused", "not-covered", "stale", "not-matched", "not-searchable", "weak-match", "not-asked"];

    public static IEnumerable<Violation> Check(RunRecord run) => AgainstTheTruth(run).Concat(OnSilence(run));

    /// <summary>
    /// From registers alone a first round may decide only what the undisturbed registers decide; a later round may bring new evidence and
    /// decide what is true, or bring none and say the same again.
    /// </summary>
    private static IEnumerable<Violation> AgainstTheTruth(RunRecord run)
    {
        var households = run.Journal.Sent.Where(r => r.Household is not null)
            .DistinctBy(r => (r.Submitter, r.RequestId)).ToDictionary(r => (r.Submitter, r.RequestId), r => r.Household);
        var truths = run.Stored.Submissions.DistinctBy(s => s.VerificationId).ToDictionary(
            s => s.VerificationId, s => (s.RequestId, Truth: run.Truth.Of(households.GetValueOrDefault((s.Submitter, s.RequestId)))));
        foreach (var verdict in run.Stored.Verdicts)
        {
            var (requestId, truth) = truths.GetValueOrDefault(verdict.VerificationId);
            if (truth is null)
                continue;
            foreach (var outcome in verdict.Outcomes.Select(o => o.Split(':')[1]).Where(o => o != Review))
            {
                var allowed = verdict.Round == 1 || outcome == truth.Expected ? truth.Expected : truth.Entitled ? "eligible" : "ineligible";
                if (outcome != allowed)
                    yield return new(Promise, $"{requestId} round {verdict.Round} is {outcome}, the truth allows {allowed}");
            }
        }
    }

    private static IEnumerable<Violation> OnSilence(RunRecord run)
    {
        foreach (var verdict in run.Stored.Verdicts.Where(v => v.Body.Length > 0 && v.Outcomes.Any(o => o.EndsWith(":eligible", StringComparison.Ordinal))))
        {
            var contract = JsonSerializer.Deserialize(verdict.Body, ContractJson.Wire.VerdictIssued)!;
            foreach (var source in contract.Sources.Where(s => run.MandatorySources.Contains(s.Source) && Silences.Contains(s.State)))
                yield return new(Promise, $"verdict {verdict.VerdictId} is eligible though {source.Source} said {source.State}");
        }
    }
}
