using Verification.Vocabulary;

namespace Verification.City.Scoring.Comparing;

/// <summary>What becomes of a household for whom nobody looks further.</summary>
/// <param name="Granted">It receives.</param>
/// <param name="Amount">Yuan a month; nothing when refused.</param>
/// <param name="Tier">Where it stands.</param>
internal readonly record struct Judgement(bool Granted, Money Amount, Tier Tier)
{
    public static readonly Judgement Refused = new(false, Money.Zero, Tier.None);

    // The edge of 低保 as the rule of 2021 draws it.
    private const decimal EdgeStandards = 1.5m;
    private const int EdgePropertyMonths = 36;

    public static Judgement Grant(Money amount) => new(true, amount, Tier.Dibao);

    /// <summary>Refused, and at the edge when income and property stay within its limits.</summary>
    public static Judgement Refuse(Money standard, Money perHead, Money propertyPerHead) =>
        Refused with { Tier = perHead < standard * EdgeStandards && propertyPerHead <= standard * EdgePropertyMonths ? Tier.Edge : Tier.None };

    /// <summary>Granted when income is below the standard and property within its limit; the amount fills the gap.</summary>
    public static Judgement ByLaw(Money standard, int heads, Money monthlyIncome, Money property)
    {
        var needed = standard * heads;
        return monthlyIncome < needed && property <= standard * (heads * PropertyMonths) 
            ? Grant(needed - monthlyIncome)
            : Refuse(standard, monthlyIncome / heads, property / heads);
    }

    /// <summary>Months of the standard a head may own; the law every documented city lives under.</summary>
    private const int PropertyMonths = 24;
}

/// <summary>Where a household stands (档次): on 低保, at its edge, or neither.</summary>
internal enum Tier
{
    Dibao,
    Edge,
    None,
}
