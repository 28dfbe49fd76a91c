using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>The true lives of a household's persons: read to answer a question truthfully and to calibrate, never to judge.</summary>
internal sealed record HouseholdLives(IReadOnlyList<LifeOfPerson> Persons)
{
    public static readonly HouseholdLives Untold = new([]);

    /// <summary>The person the request calls so, or null.</summary>
    public LifeOfPerson? Of(string memberRef) => Persons.FirstOrDefault(p => string.Equals(p.MemberRef, memberRef, StringComparison.Ordinal));
}

/// <summary>One true person.</summary>
internal sealed record LifeOfPerson
{
    /// <summary>As the request calls the person; null: the request does not name this person.</summary>
    public required string? MemberRef { get; init; }

    public required string Document { get; init; }

    public required string Relation { get; init; }

    public DateOnly? BornOn { get; init; }

    public DateOnly? DiedOn { get; init; }

    public Period? Custody { get; init; }

    public required bool LivesHere { get; init; }

    public List<LifeIncome> Income { get; } = [];

    public List<LifeHolding> Holdings { get; } = [];
}

/// <summary>True net counted income of one month.</summary>
/// <param name="Kind">wage, platform, day-labour, migrant, seasonal, trade, pension, maintenance, remittance or property.</param>
/// <param name="Channel">employer, platform, invoiced-trade, account-inflow or cash.</param>
internal sealed record LifeIncome(YearMonth Month, string Kind, string Channel, Money Amount);

/// <summary>Financial property somebody truly owns.</summary>
/// <param name="Kind">deposit, security or insurance-value.</param>
/// <param name="InOwnName">Registered to the owner and not to somebody else.</param>
internal sealed record LifeHolding(string Kind, Money Value, bool InOwnName);
