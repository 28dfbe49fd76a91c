using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>What is owed for months in which law was in effect that had not been published yet (提标补发).</summary>
/// <param name="Amount">Yuan, paid once.</param>
/// <param name="FirstMonth">First month owed for.</param>
/// <param name="LastMonth">Last month owed for.</param>
public sealed record Arrears(Money Amount, YearMonth FirstMonth, YearMonth LastMonth)
{
    /// <summary>Months after publication in which arrears are still named; later verdicts take them as paid.</summary>
    public const int NamedForMonths = 6;

    private const int MonthsMax = 36;

    /// <summary>The difference, month by month, between the law as it is known now and as it was known when the month was paid; null when nothing is owed.</summary>
    /// <remarks>
    /// Only for a household that received the benefit then. A month is paid by the law known on its first day; where none was known,
    /// by the amount stated as received. A month whose amount is not decided owes nothing here: it is left to people.
    /// </remarks>
    public static Arrears? Of(PackLibrary library, HouseholdFacts facts, EvidenceSet evidence, Programme programme)
    {
        if (library.FirstEffectOfLateLaw(facts.Region, facts.AsOf, NamedForMonths) is not { } effect)
        {
            return null;
        }

        var total = Money.Zero;
        YearMonth? first = null, last = null;
        var month = YearMonth.Of(facts.AsOf).Plus(-1);
        for (var i = 0; i < MonthsMax && month >= YearMonth.Of(effect) && IsPaid(facts, programme, month); i++, month = month.Plus(-1))
        {
            var owed = Payable(library, facts, evidence, programme, month, facts.AsOf);
            var paid = Payable(library, facts, evidence, programme, month, month.FirstDay) ?? Stated(facts, programme);
            if (owed > paid)
            {
                total += owed.Value - paid.Value;
                (first, last) = (month, last ?? month);
            }
        }

        return first is { } from && last is { } to ? new(total, from, to) : null;
    }

    // An amount of nothing is none that was stated.
    private static Money? Stated(HouseholdFacts facts, Programme programme) =>
        facts.Circumstances.Receiving.Where(r => r.Programme == programme && r.MonthlyAmount > Money.Zero).Select(r => (Money?)r.MonthlyAmount).FirstOrDefault();

    private static bool IsPaid(HouseholdFacts facts, Programme programme, YearMonth month) =>
        facts.Circumstances.Receiving.Any(r => r.Programme == programme && YearMonth.Of(r.From) <= month);

    private static Money? Payable(PackLibrary library, HouseholdFacts facts, EvidenceSet evidence, Programme programme, YearMonth month, DateOnly knownOn) =>
        library.AsKnownOn(facts.Region, month.FirstDay, knownOn) is { } pack && pack.Find(programme) is not null
            // What is paid once is not owed by the month.
            ? Assessor.Assess(pack, facts with { Programmes = [programme] }, evidence).Programmes[0].Amount is { OneOff: false } amount ? amount.Payable : null
            : null;
}
