namespace Verification.Contracts.Rechecks;

/// <summary>Every household of a recheck has come to an end: what has changed since its verdict before, and how many have not.</summary>
public sealed record RecheckClosed
{
    public required string Submitter { get; init; }

    public required string BatchId { get; init; }

    public required DateOnly AsOf { get; init; }

    public required RecheckCounts Counts { get; init; }

    public required IReadOnlyList<RecheckChange> Changes { get; init; }

    /// <summary>Households of which nothing can be said, each with its reason.</summary>
    public required IReadOnlyList<RecheckUndecided> Undecided { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Households of a recheck, each counted once; one that changed in several ways counts by the first of them.</summary>
public sealed record RecheckCounts
{
    /// <summary>Asked for, refused ones included.</summary>
    public required int Asked { get; init; }

    /// <summary>No longer below the standard.</summary>
    public required int Over { get; init; }

    /// <summary>Below the standard now.</summary>
    public required int Under { get; init; }

    /// <summary>Another amount, the outcome being the same.</summary>
    public required int Amount { get; init; }

    /// <summary>Other members are counted, outcome and amount being the same.</summary>
    public required int Composition { get; init; }

    public required int Unchanged { get; init; }

    public required int Review { get; init; }

    /// <summary>Not ended yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>Ended without a verdict.</summary>
    public required int Closed { get; init; }

    public required int Refused { get; init; }
}

/// <summary>One change of one household; household-level figures only.</summary>
public sealed record RecheckChange
{
    public required Guid EarlierVerification { get; init; }

    public required Guid Verification { get; init; }

    public required string CaseNo { get; init; }

    [OneOf("over", "under", "amount", "composition")]
    public required string Change { get; init; }

    public required string Programme { get; init; }

    [OneOf("eligible", "ineligible", "review")]
    public required string OutcomeBefore { get; init; }

    [OneOf("eligible", "ineligible", "review")]
    public required string OutcomeNow { get; init; }

    /// <summary>Payable a month.</summary>
    [Yuan]
    public string? AmountBefore { get; init; }

    [Yuan]
    public string? AmountNow { get; init; }

    /// <summary>Now less before; present when both are.</summary>
    [Yuan]
    public string? Difference { get; init; }

    /// <summary>Members counted now and not before, by memberRef.</summary>
    public IReadOnlyList<string>? Joined { get; init; }

    /// <summary>Members counted before and not now.</summary>
    public IReadOnlyList<string>? Left { get; init; }
}

/// <summary>A household of which a recheck cannot say whether something has changed.</summary>
public sealed record RecheckUndecided
{
    [OneOf("review", "waiting", "closed", "refused")]
    public required string State { get; init; }

    /// <summary>Absent where nothing was found under what was named.</summary>
    public Guid? EarlierVerification { get; init; }

    /// <summary>Absent where it was refused.</summary>
    public Guid? Verification { get; init; }

    public string? CaseNo { get; init; }

    /// <summary>Main cause of a review, or why it was refused.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Place in the request of what was refused, e.g. <c>$.caseNos[3]</c>.</summary>
    public string? Path { get; init; }
}
