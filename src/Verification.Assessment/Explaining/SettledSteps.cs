using Verification.Assessment.Language;
using Verification.Assessment.Quantities;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining;

/// <summary>Tells which records papers took the place of, or confirmed, which estimates and claims they ended, and who noted the papers.</summary>
internal static class SettledSteps
{
    public static IEnumerable<Step> Of(Case given) => given.Settled.SelectMany(s => Of(given, s));

    private static IEnumerable<Step> Of(Case given, SettledIncome settled)
    {
        if (settled.Records.Count > 0)
        {
            yield return settled.Confirms
                ? One(given, settled, "confirmed", settled.Papers, Texts.PaperWords.Confirmed(settled))
                : One(given, settled, "replaced", settled.Records, Texts.PaperWords.Replaced(settled));
        }

        if (settled.EndedDays.Count > 0)
        {
            yield return One(given, settled, "ended", settled.Ending, Texts.PaperWords.Ended(settled));
        }
    }

    private static Step One(Case given, SettledIncome settled, string rule, IReadOnlyList<EvidenceItem> shown, Text means)
    {
        var figure = Figure.Point(SettledIncome.Sum(shown));
        return new(rule, StepSubject.Member, null, [.. shown.Select(Records.Input)], Canonical.Text(figure), [])
        {
            Means = means,
            MemberRef = given.Facts.Everyone.First(p => p.Ordinal == settled.MemberOrdinal).MemberRef,
            Number = figure,
            Unit = Unit.OfYuan,
            IsItem = true,
            Kind = settled.Kind,
        };
    }
}
