using Verification.Vocabulary;

namespace Verification.City.Scoring.Comparing;

/// <summary>What becomes of a household for whom nobody looks further.</summary>
/// <param name="Granted">It receives.</param>
/// <param name="Amount">Yuan a month; nothing when refused.</param>
internal readonly record struct Judgement(bool Granted, Money Amount)
{
    public static readonly Judgement Refused = new(false, Money.Zero);

    /// <summary>Granted when income is below the standard and property within its limit; the amount fills the gap.</summary>
    public static Judgement ByLaw(Money standard, int heads, Money monthlyIncome, Money property)
    {
        var needed = standard * heads;
        return monthlyIncome < needed && property <= standard * (heads * PropertyMonths) ? new(true, needed - monthlyIncome) : Refused;
    }

    /// <summary>Months of the standard a head may own; the law every documented city lives under.</summary>
    private const int PropertyMonths = 24;
}
