using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>The days papers speak of.</summary>
internal static class PaperDays
{
    /// <summary>Those of all records together, in order; days that follow on one another are one period.</summary>
    public static IReadOnlyList<Period> Of(IEnumerable<EvidenceItem> records)
    {
        var days = new List<Period>();
        foreach (var next in records.Select(r => r.Period).OrderBy(p => p.From).ThenBy(p => p.To))
        {
            if (days.Count > 0 && days[^1].To!.Value.AddDays(1) >= next.From)
            {
                days[^1] = days[^1] with { To = days[^1].To > next.To ? days[^1].To : next.To };
            }
            else
            {
                days.Add(next);
            }
        }

        return days;
    }

    /// <summary>Whether one lies wholly in the other; what has no end lies in nothing that has one.</summary>
    public static bool Covers(Period outer, Period inner) => inner.From >= outer.From && inner.To <= outer.To;
}
