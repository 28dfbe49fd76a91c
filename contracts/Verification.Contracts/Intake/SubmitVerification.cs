using System.Text.Json.Serialization;

namespace Verification.Contracts.Intake;

/// <summary>Asks for one household's economic status to be verified (核对).</summary>
public sealed record SubmitVerification
{
    /// <summary>The assistance system; also the key of its acknowledgements.</summary>
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Submitter { get; init; }

    /// <summary>The submitter's own id of this request: the same id and body is the same verification.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string RequestId { get; init; }

    /// <summary>The submitter's case number, returned in the verdict.</summary>
    [TextRule(80)]
    public required string CaseNo { get; init; }

    /// <summary>The submitter's stable reference of the household.</summary>
    [TextRule(80)]
    public required string HouseholdRef { get; init; }

    /// <summary>Why personal data is asked for.</summary>
    [OneOf("assistance", "recheck", "audit")]
    public required string Purpose { get; init; }

    [OneOf("initial", "periodic", "change", "reported", "objection")]
    public required string Kind { get; init; }

    /// <summary>Programmes to be assessed, e.g. <c>dibao</c>; the first gives the verdict's routing key.</summary>
    [ListRule(1, 10)]
    [TextRule(40, Pattern = "^[a-z][a-z0-9-]{0,39}$")]
    public required IReadOnlyList<string> Programmes { get; init; }

    /// <summary>County, 6 digits of GB/T 2260.</summary>
    [TextRule(6, Pattern = "^[0-9]{6}$")]
    public required string Region { get; init; }

    /// <summary>Street or township, 9 digits, inside <see cref="Region"/>.</summary>
    [TextRule(9, Pattern = "^[0-9]{9}$")]
    public required string StreetCode { get; init; }

    /// <summary>Day the application was accepted; its month is the month of application.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>Day for which the household's state is asked.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Latest instant for the first verdict, with offset; absent: the law pack's time limit.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public Guid? PreviousVerification { get; init; }

    [TextRule(80)]
    public string? OfficerRef { get; init; }

    /// <summary>A member is kin of staff handling assistance: a home visit is compulsory.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool KinOfStaff { get; init; }

    /// <summary>The household was reported by somebody: a home visit is compulsory.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Reported { get; init; }

    [ListRule(1, 30)]
    public required IReadOnlyList<HouseholdMember> Members { get; init; }

    /// <summary>Persons outside the household with a maintenance duty.</summary>
    [ListRule(0, 30)]
    public IReadOnlyList<HouseholdMember>? Obligors { get; init; }

    public DeclaredStatus? Declared { get; init; }

    public StatedCircumstances? Circumstances { get; init; }
}

/// <summary>Many requests in one message or call; each is then a verification of its own.</summary>
public sealed record SubmitVerifications
{
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Submitter { get; init; }

    /// <summary>The submitter's id of the batch: the same id and body is the same batch.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string BatchId { get; init; }

    [ListRule(1, 5000)]
    public required IReadOnlyList<SubmitVerification> Verifications { get; init; }
}
