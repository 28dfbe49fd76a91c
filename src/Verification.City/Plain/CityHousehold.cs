namespace Verification.City.Plain;

/// <summary>One household of the city.</summary>
internal sealed record CityHousehold
{
    public required string RequestId { get; init; }

    public required string CaseNo { get; init; }

    public required string HouseholdRef { get; init; }

    public required string Street { get; init; }

    public required DateOnly AcceptedOn { get; init; }

    public required IReadOnlyList<CityPerson> Persons { get; init; }

    public bool OwnsHome { get; init; } = true;

    /// <summary>A source that answers late or never, and about whom.</summary>
    public CityDelay? Delay { get; init; }

    /// <summary>Seconds after submission at which the verdict is wanted; null: the law's own limit.</summary>
    public int? DeadlineSeconds { get; init; }

    /// <summary>What a sound verification of the loaded registers comes to: eligible, ineligible or review.</summary>
    public CityTruth Truth => CityTruth.Of(this);
}

/// <summary>Seconds from the first question to the answer about the first person, or null: never.</summary>
internal sealed record CityDelay(string Source, int? Seconds);
