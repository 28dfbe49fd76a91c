using Verification.Assessment.Language;
using Verification.Assessment.Quantities;
using Verification.Assessment.Replacing;

namespace Verification.Assessment.Explaining;

/// <summary>Tells which records papers took the place of, or confirmed, and who noted the papers.</summary>
internal static class SettledSteps
{
    public static IEnumerable<Step> Of(Case given) => given.Settled.Where(s => s.Records.Count > 0).Select(s => Of(given, s));

    private static Step Of(Case given, SettledIncome settled)
    {
        var shown = settled.Confirms ? settled.Papers : settled.Records;
        var figure = Figure.Point(SettledIncome.Sum(shown));
        return new(settled.Confirms ? "confirmed" : "replaced", StepSubject.Member, null, [.. shown.Select(Records.Input)], Canonical.Text(figure), [])
        {
            Means = Texts.PaperWords.Of(settled),
            MemberRef = given.Facts.Everyone.First(p => p.Ordinal == settled.MemberOrdinal).MemberRef,
            Number = figure,
            Unit = Unit.OfYuan,
            IsItem = true,
            Kind = settled.Kind,
        };
    }
}
