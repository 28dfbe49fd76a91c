using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>How much a visit may change at most.</summary>
internal static class Stakes
{
    private const int MonthsAYear = 12;

    /// <summary>Yuan a year: the largest over the programmes asked for.</summary>
    /// <remarks>
    /// Eligible: a year of what is payable. Review: a year of the most it may come to; the pack's word where that has no end, and where it is
    /// nothing: what says so there, an estimate or records against the household's own statement, refuses nobody by itself. Ineligible: nothing is
    /// granted, and what a person still has to verify there is asked for by the verdict's human step, not by a visit list.
    /// </remarks>
    public static Money Of(Pack pack, HouseholdAssessment assessment)
    {
        var most = Money.Zero;
        foreach (var programme in assessment.Programmes)
        {
            var stake = programme.Outcome switch
            {
                Outcome.Ineligible => Money.Zero,
                Outcome.Eligible => Yearly(programme.Amount, programme.Amount?.Payable ?? programme.Amount?.High),
                _ => programme.Amount is { High: { } high } amount && high > Money.Zero ? Yearly(amount, high) : pack.Concealment.StakeUnknown * MonthsAYear,
            };
            most = stake > most ? stake : most;
        }

        return most;
    }

    private static Money Yearly(AmountFound? found, Money? amount) => (amount ?? Money.Zero) * (found is { OneOff: true } ? 1 : MonthsAYear);
}
