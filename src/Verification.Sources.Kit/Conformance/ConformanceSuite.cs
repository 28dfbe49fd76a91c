namespace Verification.Sources.Kit.Conformance;

/// <summary>What every adapter must do, before it has tests of its own.</summary>
public static class ConformanceSuite
{
    /// <summary>Every check, in the order reports have them.</summary>
    public static IReadOnlyList<ConformanceCheck> Checks => [.. AnswerChecks.All, .. CarriedChecks.All, .. SilenceChecks.All, .. TimeChecks.All, .. FaultChecks.All];

    /// <summary>Runs every check, each in a trial of its own.</summary>
    /// <param name="trial">Begins a trial.</param>
    /// <param name="told">Hears of each outcome as it comes.</param>
    public static async Task<IReadOnlyList<CheckOutcome>> Run(Func<SourceTrial> trial, Action<ConformanceCheck, CheckOutcome> told, CancellationToken ct)
    {
        var outcomes = new List<CheckOutcome>();
        foreach (var check in Checks)
        {
            var one = trial();
            await using (one)
            {
                outcomes.Add(await check.Try(one, ct));
            }

            told(check, outcomes[^1]);
        }

        return outcomes;
    }
}
