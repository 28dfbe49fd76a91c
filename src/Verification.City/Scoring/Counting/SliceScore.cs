using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Counting;

/// <summary>How one group of households fares.</summary>
/// <param name="Referred">Of the group.</param>
/// <param name="Verdicts">Errors of the verdicts alone.</param>
/// <param name="EndToEnd">Errors after the visits.</param>
public sealed record SliceScore(Share Referred, Errors Verdicts, Errors EndToEnd)
{
    public static SliceScore operator +(SliceScore left, SliceScore right) =>
        new(left.Referred + right.Referred, left.Verdicts + right.Verdicts, left.EndToEnd + right.EndToEnd);

    internal static IReadOnlyDictionary<string, SliceScore> Of(
        IReadOnlyList<CityCase> cases, IReadOnlyList<CaseFinding> findings, IReadOnlyList<Judgement> verdicts, IReadOnlyList<Judgement> endToEnd)
    {
        var slices = new SortedDictionary<string, SliceScore>(StringComparer.Ordinal);
        foreach (var slice in cases.SelectMany(c => c.Truth.Slices).Distinct(StringComparer.Ordinal))
        {
            int[] here = [.. Enumerable.Range(0, cases.Count).Where(i => cases[i].Truth.Slices.Contains(slice))];
            bool[] entitled = [.. here.Select(i => cases[i].Truth.Entitled)];
            slices[slice] = new(
                new(here.Count(i => findings[i].Referred), here.Length),
                Errors.Of([.. here.Select(i => verdicts[i])], entitled, n => findings[here[n]].Outcome != Outcome.Review),
                Errors.Of([.. here.Select(i => endToEnd[i])], entitled, _ => true));
        }

        return slices;
    }
}
