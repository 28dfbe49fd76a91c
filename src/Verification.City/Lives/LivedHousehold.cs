using Verification.Vocabulary;

namespace Verification.City.Lives;

/// <summary>One household, the lives in it, and what it keeps to itself.</summary>
internal sealed record LivedHousehold
{
    public required int Number { get; init; }

    public required string RequestId { get; init; }

    public required string CaseNo { get; init; }

    public required string HouseholdRef { get; init; }

    public required string Street { get; init; }

    public required DateOnly AcceptedOn { get; init; }

    public required IReadOnlyList<LivedPerson> Persons { get; init; }

    /// <summary>Resident id of a relative outside, in whose name things may be.</summary>
    public required string Relative { get; init; }

    public Belongings Belongings { get; init; } = new();

    public Concealed Conceals { get; init; }

    public IEnumerable<LivedPerson> Counted => Persons.Where(p => p.CountsOn(AcceptedOn));
}

/// <summary>Home, vehicle and what else can be seen of a household from outside.</summary>
internal sealed record Belongings
{
    /// <summary>Days the household owned its home; it may be sold. Null: it never did.</summary>
    public Period? Home { get; init; }

    /// <summary>Days the household had a vehicle; it may be sold.</summary>
    public Period? Car { get; init; }

    /// <summary>Sold, but never written over to the buyer.</summary>
    public bool CarSoldOnPaperOnly { get; init; }

    public int CarPrice { get; init; }

    /// <summary>Yuan a month of power, water and gas.</summary>
    public int Utilities { get; init; }

    /// <summary>Yuan a month paid from payment accounts.</summary>
    public int Consumption { get; init; }

    /// <summary>Yuan a year of insurance premiums.</summary>
    public int Premiums { get; init; }

    /// <summary>Yuan that left a bank account in the half-year before the application, and the day.</summary>
    public (int Amount, DateOnly On)? Outflow { get; init; }

    /// <summary>The applicant is written down as agent of an account of somebody else.</summary>
    public bool ActsForOthersAccount { get; init; }
}
