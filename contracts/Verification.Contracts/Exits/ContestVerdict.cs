namespace Verification.Contracts.Exits;

/// <summary>Objects to a verdict (异议): the next round assesses again, with whatever new evidence is given, and a person must handle it (复核).</summary>
public sealed record ContestVerdict
{
    /// <summary>The assistance system that submitted the verification.</summary>
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Submitter { get; init; }

    /// <summary>The submitter's own id of this objection: the same id and body is the same objection.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string RequestId { get; init; }

    public required Guid VerificationId { get; init; }

    /// <summary>The verdict objected to; it must be the latest one.</summary>
    public required Guid VerdictId { get; init; }

    /// <summary>Who brings it: the submitter's reference of an officer, never a name.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string AuthorRef { get; init; }

    /// <summary>Day on which it was taken in.</summary>
    public required DateOnly GivenOn { get; init; }

    /// <summary>Codes of the verdict's reasons that are disputed, e.g. <c>property.financial_over_limit</c>.</summary>
    [ListRule(1, 20)]
    [TextRule(80, Pattern = "^[a-z][a-z0-9_.]{0,79}$")]
    public required IReadOnlyList<string> DisputedReasons { get; init; }

    /// <summary>What the household says, in its own words.</summary>
    [TextRule(2000)]
    public required string Grounds { get; init; }

    /// <summary>SHA-256 of the signed objection's scan, hexadecimal.</summary>
    [TextRule(64, Pattern = "^[0-9a-f]{64}$")]
    public required string DocumentDigest { get; init; }

    /// <summary>Answers to open questions of the verdict, where new evidence comes with the objection.</summary>
    [ListRule(0, 50)]
    public IReadOnlyList<QuestionAnswer>? Answers { get; init; }

    /// <summary>What a home visit found.</summary>
    public VisitFinding? Visit { get; init; }

    /// <summary>The declaration as the household now makes it; replaces the one before.</summary>
    public Intake.DeclaredStatus? Declared { get; init; }

    /// <summary>Records of sources that are said to be wrong: until their source has spoken they count both ways and refuse nobody by themselves.</summary>
    [ListRule(1, 20)]
    public IReadOnlyList<DisputedRecord>? DisputedRecords { get; init; }
}

/// <summary>A record that is said to be wrong, as its source names it.</summary>
public sealed record DisputedRecord
{
    /// <summary>Source id, e.g. <c>bank-deposits</c>.</summary>
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Source { get; init; }

    /// <summary>The source's own id of the record.</summary>
    [TextRule(200)]
    public required string RecordId { get; init; }
}
