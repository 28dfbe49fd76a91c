using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Reading;
using Verification.City.Scoring.Settling;

namespace Verification.City.Scoring.Counting;

/// <summary>What the first-ranked question of each review is worth.</summary>
/// <param name="Settled">Reviews decided once it was answered truthfully.</param>
/// <param name="SettledRightly">Of the settled those whose outcome is then the true one.</param>
/// <param name="QuestionsAsked">Questions open over all households.</param>
/// <param name="ByQuestion">The settled by code of the question.</param>
/// <param name="ByCause">Reviews by main cause, of all households.</param>
public sealed record ReviewScore(
    Share Settled, Share SettledRightly, long QuestionsAsked, IReadOnlyDictionary<string, Share> ByQuestion, IReadOnlyDictionary<string, Share> ByCause)
{
    internal static ReviewScore Of(
        IReadOnlyList<CityCase> cases, IReadOnlyList<CaseFinding> findings, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        int[] reviews = [.. Enumerable.Range(0, findings.Count).Where(i => findings[i].Outcome == Outcome.Review)];
        var open = reviews.ToDictionary(i => cases[i].Truth.RequestId, i => findings[i].Questions, StringComparer.Ordinal);
        var after = CityAssessment.Of(
            [.. reviews.Select(i => cases[i])],
            one => open[one.Truth.RequestId] is [_, ..] questions && TruthfulAnswer.To(questions, one) is { } answered ? CityAssessment.Of(answered).Outcome : Outcome.Review,
            "settle", progress, ct);
        var settled = Count(reviews.Select((household, n) =>
            (Key: open[cases[household].Truth.RequestId] is [var first, ..] ? first.Code : "none", Holds: after[n] != Outcome.Review)));
        var rightly = reviews.Select((household, n) => (Outcome: after[n], cases[household].Truth.Entitled)).Where(r => r.Outcome != Outcome.Review).ToList();
        return new(
            settled.Values.Aggregate(default(Share), (sum, share) => sum + share),
            new(rightly.Count(r => (r.Outcome == Outcome.Eligible) == r.Entitled), rightly.Count),
            findings.Sum(f => (long)f.Questions.Count),
            settled,
            reviews.GroupBy(i => findings[i].MainCause!.Value.ToString()).OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => new Share(g.Count(), findings.Count), StringComparer.Ordinal));
    }

    internal static ReviewScore Pooled(IReadOnlyCollection<ReviewScore> all) => new(
        all.Aggregate(default(Share), (sum, one) => sum + one.Settled),
        all.Aggregate(default(Share), (sum, one) => sum + one.SettledRightly),
        all.Sum(one => one.QuestionsAsked),
        Sum(all.SelectMany(one => one.ByQuestion)),
        Sum(all.SelectMany(one => one.ByCause)));

    private static SortedDictionary<string, Share> Count(IEnumerable<(string Key, bool Holds)> all) =>
        Sum(all.Select(one => KeyValuePair.Create(one.Key, new Share(one.Holds ? 1 : 0, 1))));

    private static SortedDictionary<string, Share> Sum(IEnumerable<KeyValuePair<string, Share>> all)
    {
        var sums = new SortedDictionary<string, Share>(StringComparer.Ordinal);
        foreach (var (key, share) in all)
        {
            sums[key] = sums.GetValueOrDefault(key) + share;
        }

        return sums;
    }
}
