using Verification.Contracts.Intake;

namespace Verification.Contracts.Exits;

/// <summary>Brings new evidence to a verification that has a verdict (补充材料): the next round weighs the old evidence together with it.</summary>
public sealed record SubmitSupplement
{
    /// <summary>The assistance system that submitted the verification.</summary>
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Submitter { get; init; }

    /// <summary>The submitter's own id of this supplement: the same id and body is the same supplement.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string RequestId { get; init; }

    public required Guid VerificationId { get; init; }

    /// <summary>Who brings it: the submitter's reference of an officer, never a name.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string AuthorRef { get; init; }

    /// <summary>Day on which it was taken in.</summary>
    public required DateOnly GivenOn { get; init; }

    /// <summary>Answers to open questions of the latest verdict.</summary>
    [ListRule(0, 50)]
    public IReadOnlyList<QuestionAnswer>? Answers { get; init; }

    /// <summary>What a home visit found.</summary>
    public VisitFinding? Visit { get; init; }

    /// <summary>The declaration as the household now makes it; replaces the one before.</summary>
    public DeclaredStatus? Declared { get; init; }
}

/// <summary>A document that answers an open question.</summary>
public sealed record QuestionAnswer
{
    /// <summary>The question's id in the latest verdict, e.g. <c>q1</c>.</summary>
    [TextRule(8, Pattern = "^q[1-9][0-9]{0,2}$")]
    public required string Question { get; init; }

    /// <summary>One of the question's <c>acceptedAnswers</c>, e.g. <c>bank-statement</c>.</summary>
    [TextRule(40, Pattern = "^[a-z][a-z0-9-]{0,39}$")]
    public required string Accepted { get; init; }

    /// <summary>SHA-256 of the document's scan, hexadecimal.</summary>
    [TextRule(64, Pattern = "^[0-9a-f]{64}$")]
    public required string DocumentDigest { get; init; }

    /// <summary>Day for which the document speaks.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What it says, person by person; a person with no items: it says there is nothing.</summary>
    [ListRule(1, 30)]
    public required IReadOnlyList<MemberEvidence> About { get; init; }
}

/// <summary>What a visit to the home found.</summary>
public sealed record VisitFinding
{
    public required DateOnly VisitedOn { get; init; }

    /// <summary>References of the officers who visited, at least two where the law says so.</summary>
    [ListRule(1, 5)]
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required IReadOnlyList<string> VisitorRefs { get; init; }

    /// <summary>SHA-256 of the signed record, hexadecimal.</summary>
    [TextRule(64, Pattern = "^[0-9a-f]{64}$")]
    public required string DocumentDigest { get; init; }

    [ListRule(0, 30)]
    public required IReadOnlyList<MemberEvidence> About { get; init; }
}

/// <summary>What a document says of one person.</summary>
public sealed record MemberEvidence
{
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public required string MemberRef { get; init; }

    [ListRule(0, 100)]
    public required IReadOnlyList<GivenItem> Items { get; init; }
}

/// <summary>One thing a document shows.</summary>
public sealed record GivenItem
{
    [OneOf(
        "wage", "business-income", "platform-payout", "payment-inflow", "pension", "benefit", "maintenance-received", "interest", "rent",
        "contribution", "deposit", "security", "insurance-value", "real-estate", "vehicle", "vessel", "farm-machine", "company-share",
        "marriage", "birth", "death", "custody", "military-service", "disability", "illness", "enrolment")]
    public required string Kind { get; init; }

    /// <summary>Yuan; of an income the sum of the period.</summary>
    [Yuan]
    public string? Amount { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Own mark of the object, e.g. the last digits of an account: the same object counts once.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:*-]{1,80}$")]
    public string? ObjectRef { get; init; }

    /// <summary>A coded detail, e.g. custody <c>prison</c>.</summary>
    [TextRule(40, Pattern = "^[a-z][a-z0-9-]{0,39}$")]
    public string? Detail { get; init; }

    /// <summary>Who holds it; absent: the person alone.</summary>
    [ListRule(1, 30)]
    public IReadOnlyList<PropertyHolder>? Holders { get; init; }

    /// <summary>What the object serves for.</summary>
    [OneOf("living", "livelihood", "business", "idle")]
    public string? Use { get; init; }

    public DateOnly? BoughtOn { get; init; }

    /// <summary>Up to two decimals, e.g. <c>"58.5"</c>.</summary>
    [TextRule(10, Pattern = @"^(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?$")]
    public string? AreaSquareMetres { get; init; }
}
