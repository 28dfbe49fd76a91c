using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Judges whether answers are young enough for the law in force.</summary>
/// <remarks>Kept answers stay as they came; staleness is judged again at every assessment, because the law may change and the evidence does not.</remarks>
public static class Freshness
{
    /// <summary>The answers with those older than the pack accepts made silent.</summary>
    /// <param name="asOf">The day for which the household is verified.</param>
    public static IReadOnlyList<Answer> Judge(IReadOnlyList<Answer> answers, SourceNeeds needs, DateOnly asOf) =>
        needs.FreshnessDays.Count == 0 ? answers : [.. answers.Select(a => IsStale(a, needs, asOf) ? Silenced(a) : a)];

    private static bool IsStale(Answer answer, SourceNeeds needs, DateOnly asOf) =>
        needs.FreshnessDays.TryGetValue(answer.Source, out var days) && AsOfOf(answer) is { } day && day < asOf.AddDays(-days);

    // A source that looked into old books and found nobody is as stale as one that found somebody.
    private static DateOnly? AsOfOf(Answer answer) => answer switch
    {
        Answer.Answered answered => answered.AsOf,
        Answer.Silent { Why: Silence.NoRecord } silent => silent.AsOf,
        _ => null,
    };

    private static Answer.Silent Silenced(Answer answer) =>
        new(answer.Verification, answer.Source, answer.MemberOrdinal, Silence.Stale, AsOfOf(answer));
}
