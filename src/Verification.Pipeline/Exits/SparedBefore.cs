using Verification.Evidence;
using Verification.Pipeline.Verifying;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>Asks what an earlier round spared: with new evidence its answer may matter, and a household is never granted or refused for want of asking.</summary>
public sealed class SparedBefore(FastLane lane, SourceCatalogue sources, TimeProvider clock)
{
    /// <summary>The answers of the round before, spared questions asked now; what does not answer at once is a supporting source without an answer.</summary>
    /// <remarks>The consent is checked again, for the day of the call.</remarks>
    public async Task<IReadOnlyList<Answer>> Asked(HouseholdFacts facts, LawApplied law, IReadOnlyList<Answer> before, CancellationToken ct)
    {
        var spared = before.Where(IsSpared).ToLookup(a => a.Source, a => a.MemberOrdinal);
        if (spared.Count == 0)
        {
            return before;
        }

        var today = ChinaTime.Today(clock);
        var plans = spared.Select(s => QuestionPlan.Again(facts, s.Key, [.. s], law.Needs, sources, today)).ToList();
        var plan = new QuestionPlan(facts.Id, [.. plans.SelectMany(p => p.Asks)], [.. plans.SelectMany(p => p.Planned)])
        {
            ConsentsChecked = plans.Sum(p => p.ConsentsChecked),
        };
        var now = await lane.Ask(plan, ct);
        return [.. before.Where(a => !IsSpared(a)), .. now.WithSilences()];
    }

    private static bool IsSpared(Answer answer) => answer is Answer.Silent { Why: Silence.NotAsked };
}
