using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>What is owed for months in which law was in effect that had not been published yet (提标补发).</summary>
/// <param name="Amount">Yuan, paid once.</param>
/// <param name="FirstMonth">First month owed for.</param>
/// <param name="LastMonth">Last month owed for.</param>
public sealed record Arrears(Money Amount, YearMonth FirstMonth, YearMonth LastMonth)
{
    private const int MonthsMax = 36;

    /// <summary>The difference, month by month, between the law as it is known now and as it was known in that month; null when nothing is owed.</summary>
    /// <remarks>
    /// Months from the effect of the law in force to the one before the first payment after publication, no earlier than the
    /// benefit began: a month is paid by the law known when it begins. A month whose law was not known at all, or is not decided, owes nothing: it is left to people.
    /// </remarks>
    public static Arrears? Of(PackLibrary library, HouseholdFacts facts, EvidenceSet evidence, Programme programme)
    {
        var total = Money.Zero;
        YearMonth? first = null, last = null;
        var month = YearMonth.Of(facts.AsOf).Plus(-1);
        for (var i = 0; i < MonthsMax && IsPaid(facts, programme, month); i++, month = month.Plus(-1))
        {
            var (now, then) = (Payable(library, facts, evidence, programme, month, facts.AsOf), Payable(library, facts, evidence, programme, month, month.FirstDay));
            if (now is not { } owed || then is not { } paid || owed <= paid)
            {
                break;
            }

            total += owed - paid;
            (first, last) = (month, last ?? month);
        }

        return first is { } from && last is { } to ? new(total, from, to) : null;
    }

    private static bool IsPaid(HouseholdFacts facts, Programme programme, YearMonth month) =>
        facts.Circumstances.Receiving.Any(r => r.Programme == programme && YearMonth.Of(r.From) <= month);

    private static Money? Payable(PackLibrary library, HouseholdFacts facts, EvidenceSet evidence, Programme programme, YearMonth month, DateOnly knownOn) =>
        library.AsKnownOn(facts.Region, month.FirstDay, knownOn) is { } pack && pack.Find(programme) is not null
            ? Assessor.Assess(pack, facts with { Programmes = [programme] }, evidence).Programmes[0].Amount?.Payable
            : null;
}
