using Verification.City.Scoring.Comparing;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Counting;

/// <summary>What is paid against what is due, yuan a month.</summary>
/// <param name="Due">Due to all households.</param>
/// <param name="Misspent">Paid beyond what was due.</param>
/// <param name="Withheld">Due and not paid.</param>
/// <param name="AmountOff">Sum of differences over households rightly granted.</param>
/// <param name="RightlyGranted">How many those are.</param>
public sealed record Payments(decimal Due, decimal Misspent, decimal Withheld, decimal AmountOff, int RightlyGranted)
{
    /// <summary>Mean difference of an amount rightly granted; null when there is none.</summary>
    public double? AmountError => RightlyGranted == 0 ? null : (double)(AmountOff / RightlyGranted);

    /// <summary>Null when the truth says no amounts.</summary>
    internal static Payments? Of(IReadOnlyList<Judgement> outcomes, IReadOnlyList<HouseholdTruth> truths)
    {
        var sum = new Payments(0m, 0m, 0m, 0m, 0);
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (truths[i].Amount is not { Yuan: var due })
            {
                return null;
            }

            var paid = outcomes[i].Amount.Yuan;
            var rightly = outcomes[i].Granted && truths[i].Entitled;
            sum = new(
                sum.Due + due, sum.Misspent + Math.Max(0m, paid - due), sum.Withheld + Math.Max(0m, due - paid),
                sum.AmountOff + (rightly ? Math.Abs(paid - due) : 0m), sum.RightlyGranted + (rightly ? 1 : 0));
        }

        return sum;
    }
}
