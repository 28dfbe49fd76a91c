using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Decides, when the first stage has answered, which questions of the second need not be asked (免查).</summary>
public static class SparedDecision
{
    /// <summary>Supporting sources of the second stage that are spared: all of them or none, because none of them has said anything yet.</summary>
    /// <param name="plan">The whole plan of the household.</param>
    /// <param name="first">What the first stage has brought.</param>
    public static IReadOnlySet<SourceId> Of(Pack pack, HouseholdFacts facts, QuestionPlan plan, GatheredAnswers first, Gifts gives)
    {
        var supporting = pack.Sources.Where(s => s.Role == SourceRole.Supporting).Select(s => s.Id).ToHashSet();
        var spared = plan.Asks.Where(a => a.Stage > 1 && supporting.Contains(a.Source)).Select(a => a.Source).ToHashSet();
        return spared.Count > 0 && Sparing.IsAllowed(pack, facts, EvidenceSet.Of([.. first.WithOpen(), .. NotYet(plan)]), spared, gives) ? spared : new HashSet<SourceId>();
    }

    private static IEnumerable<Answer> NotYet(QuestionPlan plan) => plan.Asks.Where(a => a.Stage > 1).SelectMany(a => a.Questions)
        .Select(q => new Answer.Later(q.Verification, q.Source, q.MemberOrdinal, null, null));
}
