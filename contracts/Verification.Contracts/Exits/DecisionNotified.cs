using System.Text.Json.Serialization;

namespace Verification.Contracts.Exits;

/// <summary>Tells what an office decided after a verdict (认定结果): from then on other assistance systems hear who receives what already.</summary>
/// <remarks>A verdict verifies, an office decides; a decision that departs from the verdict says why.</remarks>
public sealed record DecisionNotified
{
    /// <summary>The assistance system that submitted the verification.</summary>
    [TextRule(40, Pattern = "^[a-z0-9-]{1,40}$")]
    public required string Submitter { get; init; }

    /// <summary>The submitter's own id of this notice: the same id and body is the same notice.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string RequestId { get; init; }

    public required Guid VerificationId { get; init; }

    /// <summary>The verdict the office had before it; this or <see cref="ReportNo"/>.</summary>
    public Guid? VerdictId { get; init; }

    /// <summary>The number on the report (核对报告), e.g. <c>620502-2026-000001</c>; or the verification id, a hyphen and the round.</summary>
    [TextRule(40, Pattern = "^([0-9]{6}-[0-9]{4}-[0-9]{6,8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[1-9][0-9]{0,2})$")]
    public string? ReportNo { get; init; }

    /// <summary>A grant changed in amount, period or members is <c>changed</c>; one that ends is <c>stopped</c>.</summary>
    [OneOf("granted", "refused", "changed", "stopped")]
    public required string Decision { get; init; }

    [TextRule(40, Pattern = "^[a-z][a-z0-9-]{0,39}$")]
    public required string Programme { get; init; }

    /// <summary>Yuan a month for the whole household, where the programme pays money.</summary>
    [Yuan]
    public string? Amount { get; init; }

    /// <summary>A day of the first month it holds for; needed when something is granted or changed.</summary>
    public DateOnly? From { get; init; }

    /// <summary>A day of the last month it holds for; needed when something is stopped.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Who receives it, by memberRef; needed when something is granted or changed. Absent in <c>stopped</c>: the whole household.</summary>
    [ListRule(1, 30)]
    [TextRule(40, Pattern = "^[A-Za-z0-9._-]{1,40}$")]
    public IReadOnlyList<string>? Members { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The submitter's reference of the deciding office.</summary>
    [TextRule(80, Pattern = "^[A-Za-z0-9._:-]{1,80}$")]
    public required string OfficeRef { get; init; }

    /// <summary>The office departs from the verdict.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deviates { get; init; }

    /// <summary>Why it departs; needed whenever it does, said so or not.</summary>
    [TextRule(500)]
    public string? Reason { get; init; }
}
