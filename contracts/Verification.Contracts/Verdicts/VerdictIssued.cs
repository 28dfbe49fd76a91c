using System.Text.Json.Serialization;

namespace Verification.Contracts.Verdicts;

/// <summary>The assessed eligibility of a household for one round (核对意见); advisory, household-level figures only.</summary>
public sealed record VerdictIssued
{
    public required Guid VerdictId { get; init; }

    public required Guid VerificationId { get; init; }

    public required string Submitter { get; init; }

    public required string RequestId { get; init; }

    public required string CaseNo { get; init; }

    /// <summary>1 for the first verdict of a verification.</summary>
    public required int Round { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateOnly ValidUntil { get; init; }

    public required DateOnly AsOf { get; init; }

    public required LookBackPeriod LookBack { get; init; }

    public required IReadOnlyList<CountedMember> Members { get; init; }

    public required IReadOnlyList<ProgrammeVerdict> Programmes { get; init; }

    public required IReadOnlyList<SourceStatus> Sources { get; init; }

    public required IReadOnlyList<Discrepancy> Discrepancies { get; init; }

    public required HumanStep HumanStep { get; init; }

    public required Remedy Remedy { get; init; }

    /// <summary>Programmes the household may ask about next.</summary>
    public required IReadOnlyList<string> NextProgrammes { get; init; }

    /// <summary>Pack and version, e.g. <c>cn/gansu/tianshui/urban-dibao@2020-01-01</c>.</summary>
    public required string Pack { get; init; }

    /// <summary>SHA-256 of the pack, hexadecimal.</summary>
    public required string PackDigest { get; init; }

    /// <summary>SHA-256 over the verdict without issue time and delivery attributes, hexadecimal.</summary>
    public required string VerdictDigest { get; init; }

    /// <summary>SHA-256 of the explanation tree, which is rebuilt on demand, hexadecimal.</summary>
    public required string ExplanationDigest { get; init; }

    /// <summary>The verdict of the round before, if any.</summary>
    public Guid? Supersedes { get; init; }

    /// <summary>Which provinces the answers cover; absent when every person is registered in the verification's own.</summary>
    public ProvinceCoverage? Provinces { get; init; }

    /// <summary>What opened a later round; absent in the first.</summary>
    [OneOf("supplement", "objection", "follow-up", "correction")]
    public string? OpenedBy { get; init; }

    /// <summary>Issued at the deadline with sources missing.</summary>
    public required bool Partial { get; init; }

    /// <summary>Issued for an urgent need before every source had answered: the verification goes on and a <c>follow-up</c> round comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Provisional { get; init; }

    /// <summary>Always true: a verdict verifies, an office decides.</summary>
    public required bool Advisory { get; init; }

    public required string ReportUrl { get; init; }
}

/// <summary>Which provinces' registers the answers cover, and which other provinces are to be asked (协查).</summary>
public sealed record ProvinceCoverage
{
    /// <summary>Codes of 2 digits, e.g. <c>62</c>.</summary>
    public required IReadOnlyList<string> Covered { get; init; }

    public required IReadOnlyList<AssistanceAsk> Asked { get; init; }
}

/// <summary>What one other province is asked for: until it has answered, the sources named are <c>not-covered</c> for these persons.</summary>
public sealed record AssistanceAsk
{
    /// <summary>The province whose verification centre is asked, 2 digits.</summary>
    [TextRule(2, Pattern = "^[0-9]{2}$")]
    public required string Province { get; init; }

    public required IReadOnlyList<string> MemberRefs { get; init; }

    /// <summary>Source ids of what is asked there.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required Intake.BilingualText NextStep { get; init; }

    /// <summary>Forms of answer: a letter, or a file.</summary>
    public required IReadOnlyList<string> AcceptedAnswers { get; init; }

    public required DateOnly Due { get; init; }
}

/// <summary>Months whose income was averaged, both included, e.g. 2019-06 to 2020-05.</summary>
public sealed record LookBackPeriod(string From, string To, int Months);

/// <summary>Whether a member was counted, and why not.</summary>
public sealed record CountedMember
{
    public required string MemberRef { get; init; }

    public required bool Counted { get; init; }

    /// <summary>Reason code when not counted, e.g. <c>composition.serving_sentence</c>.</summary>
    public string? Reason { get; init; }
}

/// <summary>One programme's result.</summary>
public sealed record ProgrammeVerdict
{
    public required string Programme { get; init; }

    [OneOf("eligible", "ineligible", "review")]
    public required string Outcome { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>Standard applied, yuan per person and month.</summary>
    public required StandardApplied Standard { get; init; }

    public required YuanInterval PerHeadIncome { get; init; }

    /// <summary>Result per property limit.</summary>
    public required IReadOnlyList<PropertyResult> Property { get; init; }

    /// <summary>Ordered, the deciding one first.</summary>
    public required IReadOnlyList<VerdictReason> Reasons { get; init; }

    /// <summary>Exactly one when the outcome is review, absent otherwise.</summary>
    public string? MainCause { get; init; }

    public required IReadOnlyList<OpenQuestion> OpenQuestions { get; init; }

    public AmountAssessed? Amount { get; init; }
}

/// <summary>What an outcome rests on.</summary>
public sealed record Basis
{
    /// <summary>An end of a deciding quantity was estimated.</summary>
    public required bool Estimated { get; init; }

    /// <summary>
    /// Share, between 0 and 1, of such households for which all estimates hold at once, stated carefully; absent when nothing was estimated, or
    /// by something whose coverage nobody states.
    /// </summary>
    public string? Coverage { get; init; }

    /// <summary>Values of law used whose article was not found, by name.</summary>
    public required IReadOnlyList<string> Assumed { get; init; }
}

/// <summary>A published standard and the article it comes from.</summary>
public sealed record StandardApplied(string Name, [property: Yuan] string MonthlyPerHead, string Article);

/// <summary>Yuan between two ends; an absent end is unbounded.</summary>
public sealed record YuanInterval
{
    [Yuan]
    public string? Low { get; init; }

    [Yuan]
    public string? High { get; init; }
}

/// <summary>One property limit and whether it holds: <c>within</c>, <c>over</c> or <c>undecided</c>.</summary>
public sealed record PropertyResult
{
    public required string Limit { get; init; }

    [OneOf("within", "over", "undecided")]
    public required string Result { get; init; }
}

/// <summary>A coded reason with its sentence and article; household level only.</summary>
public sealed record VerdictReason
{
    /// <summary>e.g. <c>income.not_below_standard</c>.</summary>
    public required string Code { get; init; }

    public required Intake.BilingualText Sentence { get; init; }

    public string? Article { get; init; }
}

/// <summary>What would settle an undecided case, best first.</summary>
public sealed record OpenQuestion
{
    /// <summary>Stable within the verification, e.g. <c>q1</c>; programmes that need the same answer share the question.</summary>
    public required string Id { get; init; }

    [OneOf("family", "street", "source", "assistance")]
    public required string Addressee { get; init; }

    /// <summary>The source when a source is addressed.</summary>
    public string? Source { get; init; }

    public string? MemberRef { get; init; }

    public required Intake.BilingualText Question { get; init; }

    /// <summary>Codes of what is accepted, e.g. <c>bank-statement</c>.</summary>
    public required IReadOnlyList<string> AcceptedAnswers { get; init; }

    public required DateOnly Due { get; init; }
}

/// <summary>Monthly amount: what is possible, and what is payable now.</summary>
public sealed record AmountAssessed
{
    [Yuan]
    public string? Low { get; init; }

    [Yuan]
    public string? High { get; init; }

    /// <summary>Present only when eligible: the amount every point of the interval supports.</summary>
    [Yuan]
    public string? Payable { get; init; }

    /// <summary>Name of the rule of law, e.g. <c>gap × members</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Owed for months past, paid with the first payment.</summary>
    [Yuan]
    public string? Arrears { get; init; }

    /// <summary>Paid once, not monthly.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OneOff { get; init; }
}

/// <summary>One source's part: answered, or its kind of silence.</summary>
public sealed record SourceStatus
{
    public required string Source { get; init; }

    [OneOf("answered", "no-record", "not-matched", "no-answer", "refused", "not-covered", "stale", "not-searchable", "weak-match", "not-asked")]
    public required string State { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>Where the law names how good the source must be measured to be and it had no record of somebody; absent elsewhere.</summary>
    public SourceMeasured? Measured { get; init; }
}

/// <summary>What was measured of a source by the time it was asked, held against the limits of the law.</summary>
public sealed record SourceMeasured
{
    /// <summary>Its having no record was taken for there being none; else what it bounds was left open.</summary>
    public required bool Meets { get; init; }

    /// <summary>Day of the measurement; absent: nothing was measured.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Share shown, from 0 to 1, of what others show it must show; absent: too little was seen to say.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>Days from the end of a month to its being shown; absent: too little was seen to say.</summary>
    public int? LagDays { get; init; }
}

/// <summary>A declared item that differs from what was found; a band, never the value.</summary>
public sealed record Discrepancy
{
    public required string MemberRef { get; init; }

    public required string Item { get; init; }

    [OneOf("declared-lower", "declared-higher", "not-declared", "not-found")]
    public required string Direction { get; init; }

    [OneOf("small", "medium", "large")]
    public required string Band { get; init; }
}

/// <summary>Whether a person must act before a decision, why, and until when.</summary>
public sealed record HumanStep
{
    public required bool Required { get; init; }

    /// <summary>Reason codes, e.g. <c>adverse</c>, <c>kin_of_staff</c>, <c>urgent_override</c>, <c>objection</c>.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    public DateOnly? By { get; init; }
}

/// <summary>Where an objection goes and within how many days.</summary>
public sealed record Remedy(Intake.BilingualText Where, int Days);
