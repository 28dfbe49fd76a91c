using Verification.Assessment.Concealment;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>Compares what a visit would ask with what a case expects.</summary>
internal static class CaseVisit
{
    public static IEnumerable<CaseDifference> Differences(PackCase given, HouseholdFacts facts, Answer[] answers, HouseholdAssessment assessment)
    {
        if (given.Expect.All(e => e.Asks is null && e.Yield is null))
        {
            return [];
        }

        var reasons = Suspicions.Of(facts, answers, assessment);
        var asks = string.Join(' ', reasons.Questions.Select(q => VisitTopics.Of(q.Topic)).Distinct(StringComparer.Ordinal));
        return given.Expect.SelectMany(e => new (string Name, string? Expected, string Found)[]
            {
                ("asks", e.Asks is { } wanted ? string.Join(' ', wanted) : null, asks),
                ("yield", e.Yield?.ToString(), reasons.Yield.ToString()),
            })
            .Where(f => f.Expected is not null && f.Expected != f.Found)
            .Select(f => new CaseDifference(f.Name, f.Expected!, f.Found));
    }
}
