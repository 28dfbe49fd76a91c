using Verification.Contracts.Intake;

namespace Verification.Contracts.Api;

/// <summary>Which households of a street an office visits in a week, and what to ask there (入户名单); for officers and auditors only.</summary>
public sealed record VisitList
{
    /// <summary>The place asked for: 6, 9 or 12 digits.</summary>
    public required string Street { get; init; }

    public string? StreetName { get; init; }

    /// <summary>ISO 8601, e.g. <c>2026-W48</c>.</summary>
    public required string Week { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required int Officers { get; init; }

    /// <summary>The alert budget: visits of one officer in the week.</summary>
    public required int VisitsEach { get; init; }

    /// <summary>When it was first asked for; it does not change afterwards.</summary>
    public required DateTimeOffset DrawnAt { get; init; }

    public required VisitsWithheld Withheld { get; init; }

    /// <summary>In the order of the visits. A household whose personal data was erased is left out.</summary>
    public required IReadOnlyList<VisitSheet> Households { get; init; }
}

/// <summary>What the list leaves out.</summary>
public sealed record VisitsWithheld
{
    /// <summary>Households with something to ask that the budget leaves out.</summary>
    public required int Count { get; init; }

    /// <summary>The least yield that is listed, yuan a year.</summary>
    [Yuan]
    public string? LowestListed { get; init; }

    /// <summary>The most yield that is withheld, yuan a year.</summary>
    [Yuan]
    public string? HighestWithheld { get; init; }

    /// <summary>Households listed in another week about which nothing came back yet.</summary>
    public required int GivenBefore { get; init; }

    public required BilingualText Statement { get; init; }
}

/// <summary>The page of one household.</summary>
public sealed record VisitSheet
{
    /// <summary>Its place in the list, from 1.</summary>
    public required int Place { get; init; }

    public required Guid VerificationId { get; init; }

    public required int Round { get; init; }

    public string? CaseNo { get; init; }

    public required string Street { get; init; }

    public string? StreetName { get; init; }

    public required IReadOnlyList<ProgrammeOutcome> Outcomes { get; init; }

    /// <summary>Names and numbers are masked as in a report.</summary>
    public required IReadOnlyList<VisitPerson> Persons { get; init; }

    /// <summary>The most worth first.</summary>
    public required IReadOnlyList<VisitAsk> Asks { get; init; }

    public required IReadOnlyList<LedgerLine> Ledger { get; init; }

    /// <summary>What the visit is expected to change, yuan a year.</summary>
    [Yuan]
    public required string ExpectedYield { get; init; }

    /// <summary>What it may change at most, yuan a year.</summary>
    [Yuan]
    public required string Stake { get; init; }
}

/// <summary>A person to be found there.</summary>
public sealed record VisitPerson
{
    public required string MemberRef { get; init; }

    public required string Relation { get; init; }

    public required string Name { get; init; }

    public string? Document { get; init; }
}

/// <summary>One question of a visit.</summary>
public sealed record VisitAsk
{
    [OneOf(
        "consumption", "utility-use", "insurance-premium", "recent-vehicle", "large-outflow", "other-persons-account", "difference",
        "vanished-deposit", "recent-purchase", "open-review")]
    public required string Topic { get; init; }

    /// <summary>The person it is about; absent: the household.</summary>
    public string? MemberRef { get; init; }

    /// <summary>What it is about more closely: an item of the ledger, a kind of evidence, the code of an open question.</summary>
    public string? Item { get; init; }

    /// <summary>In which words to ask: fit for the family to read.</summary>
    public required BilingualText Question { get; init; }

    /// <summary>Why, for the officer: not for the family.</summary>
    public required BilingualText Why { get; init; }

    /// <summary>Codes of papers that answer it.</summary>
    public required IReadOnlyList<string> Accepts { get; init; }

    /// <summary>Yuan it is about; absent: not known.</summary>
    [Yuan]
    public string? Size { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Rests on signals alone: it may be asked and proves nothing.</summary>
    public required bool FromSignal { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Yuan a year.</summary>
    [Yuan]
    public required string ExpectedYield { get; init; }
}

/// <summary>One item as declared and as found.</summary>
public sealed record LedgerLine
{
    /// <summary>The person; absent: the household.</summary>
    public string? MemberRef { get; init; }

    public required string Item { get; init; }

    [Yuan]
    public required string Declared { get; init; }

    /// <summary>Absent: a source could not say, which is not zero.</summary>
    [Yuan]
    public string? Found { get; init; }

    /// <summary>Found less declared.</summary>
    [Yuan]
    public string? Difference { get; init; }

    /// <summary>Share of the larger amount up to which nothing is said, e.g. <c>"0.05"</c>.</summary>
    [TextRule(12, Pattern = @"^[0-9]+(\.[0-9]+)?$")]
    public required string Tolerance { get; init; }

    public required bool Tolerated { get; init; }

    /// <summary>The topic under which it is asked; absent: it is not.</summary>
    public string? AskedAs { get; init; }

    public LedgerSettlement? Settled { get; init; }
}

/// <summary>What came back on an item.</summary>
public sealed record LedgerSettlement
{
    public required DateOnly On { get; init; }

    /// <summary>Code of the accepted answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The submitter's reference of the officer, never a name.</summary>
    public required string DecidedBy { get; init; }
}
