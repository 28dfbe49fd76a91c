namespace Verification.Contracts.Intake;

/// <summary>One person: a member of the household, or an obligor outside it.</summary>
public sealed record HouseholdMember
{
    /// <summary>The submitter's own name for the person; verdicts name persons only by it.</summary>
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public required string MemberRef { get; init; }

    [OneOf("applicant", "spouse", "child", "parent", "grandparent", "grandchild", "sibling", "child-in-law", "parent-in-law", "other")]
    public required string Relation { get; init; }

    [TextRule(60, PersonName = true)]
    public required string Name { get; init; }

    public required IdentityDocumentRef Document { get; init; }

    [ListRule(0, 10)]
    [TextRule(60, PersonName = true)]
    public IReadOnlyList<string>? FormerNames { get; init; }

    /// <summary>Needed where the document does not tell it.</summary>
    public DateOnly? BornOn { get; init; }

    [TextRule(12, Pattern = "^([0-9]{6}|[0-9]{9}|[0-9]{12})$")]
    public string? RegisteredRegion { get; init; }

    [TextRule(12, Pattern = "^([0-9]{6}|[0-9]{9}|[0-9]{12})$")]
    public string? ResidenceRegion { get; init; }

    [ListRule(0, 40)]
    public IReadOnlyList<StatedFact>? Facts { get; init; }

    /// <summary>The memberRef of the guardian who signed for this person.</summary>
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public string? GuardianRef { get; init; }

    /// <summary>The authorisation; without it no source is asked about this person.</summary>
    public ConsentDocument? Consent { get; init; }
}

/// <summary>An identity document; <c>none-yet</c> carries no number.</summary>
public sealed record IdentityDocumentRef
{
    [OneOf("resident-id", "none-yet", "hk-mo-tw-residence-permit", "travel-permit", "foreign-permanent-card", "passport")]
    public required string Type { get; init; }

    [TextRule(40)]
    public string? Number { get; init; }
}

/// <summary>A stated fact with its validity, e.g. kind <c>disability</c>, value <c>physical-2</c>.</summary>
/// <remarks>
/// Serving-sentence, military-service, clergy, missing, pregnancy, orphan-scheme, jobless and schooling-place say enough by their kind and
/// days; every other kind needs a value. Closed values: labour <c>full|partial|none</c>; self-care, what is not met unaided,
/// <c>eating|dressing|bed|toilet|walking|bathing</c>; benefit, what a person outside receives, <c>dibao|tekun|dibao-edge</c>;
/// property-within, an obligor's property against the local rule, <c>yes|no</c>; civil-capacity <c>none</c>. Digits: household-size,
/// supports (persons an obligor must support), children, land (hundredths of a mu per head). Care is e.g. <c>child-under-3</c>,
/// <c>preschool-child</c>, <c>severely-disabled</c>, <c>seriously-ill</c>, <c>incapacitated</c>.
/// </remarks>
public sealed record StatedFact
{
    [OneOf(
        "marital", "work", "study", "disability", "illness", "serving-sentence", "military-service", "clergy", "missing",
        "labour", "care", "self-care", "pregnancy", "household-size", "supports", "children", "land", "orphan-scheme", "jobless",
        "schooling-place", "benefit", "property-within", "civil-capacity")]
    public required string Kind { get; init; }

    [TextRule(60, Pattern = "^[a-z0-9-]{1,60}$")]
    public string? Value { get; init; }

    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>A signed authorisation (授权书).</summary>
public sealed record ConsentDocument
{
    [TextRule(80)]
    public required string DocumentNo { get; init; }

    /// <summary>SHA-256 of the scanned paper, 64 lower-case hexadecimal digits.</summary>
    [TextRule(64, Pattern = "^[0-9a-f]{64}$")]
    public required string Digest { get; init; }

    /// <summary>Source ids it covers, or <c>*</c> for all.</summary>
    [ListRule(1, 40)]
    [TextRule(40, Pattern = @"^(\*|[a-z][a-z0-9-]{0,39})$")]
    public required IReadOnlyList<string> Scope { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }
}
