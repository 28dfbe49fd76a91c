using Verification.Contracts.Intake;

namespace Verification.Contracts.Api;

/// <summary>An authorisation (授权书) on which sources were asked about a person.</summary>
public sealed record ReportAuthorisation
{
    public required string MemberRef { get; init; }

    public required string DocumentNo { get; init; }

    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>A person of the report; name and document number are masked.</summary>
public sealed record ReportPerson
{
    public required string MemberRef { get; init; }

    public required string Relation { get; init; }

    /// <summary>e.g. 张*芳.</summary>
    public required string Name { get; init; }

    [OneOf("resident-id", "none-yet", "hk-mo-tw-residence-permit", "travel-permit", "foreign-permanent-card", "passport")]
    public required string DocumentType { get; init; }

    /// <summary>Its number, e.g. <c>620***********9429</c>; absent: there is none yet.</summary>
    public string? Document { get; init; }

    /// <summary>At least one source looked for the person.</summary>
    public required bool Checked { get; init; }

    [OneOf("no-consent", "consent-not-valid", "no-document", "not-searchable", "not-matched", "refused", "not-asked")]
    public string? NotChecked { get; init; }

    /// <summary>Whether the law counts the person as a member of the household; absent for persons outside it.</summary>
    public bool? Counted { get; init; }

    /// <summary>Reason code when not counted, e.g. <c>composition.serving_sentence</c>.</summary>
    public string? NotCounted { get; init; }
}

/// <summary>One item: found and declared side by side.</summary>
/// <remarks>Sums of what sources reported and the household declared, before any rule of law is applied to them.</remarks>
public sealed record ReportItem
{
    [OneOf("income", "property", "expense", "fact")]
    public required string Group { get; init; }

    /// <summary>e.g. <c>wage</c>, <c>deposit</c>, <c>custody</c>.</summary>
    public required string Item { get; init; }

    public required BilingualText Name { get; init; }

    /// <summary>The person; absent for property, which is compared for the whole household.</summary>
    public string? MemberRef { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Yuan over the period; absent: nobody named an amount, which is not zero.</summary>
    [Yuan]
    public string? Found { get; init; }

    /// <summary>Yuan over the same period; absent: nothing was declared.</summary>
    [Yuan]
    public string? Declared { get; init; }

    /// <summary>Found less declared; present only where both are known.</summary>
    [Yuan]
    public string? Difference { get; init; }

    /// <summary>How often each payer of a wage pays; absent where the law does not ask.</summary>
    public IReadOnlyList<ReportPay>? Pay { get; init; }

    /// <summary>What it rests on, one entry per person and source.</summary>
    public required IReadOnlyList<ReportRecord> Records { get; init; }
}

/// <summary>By which frequency the wages of one payer were read when the law gave them to months.</summary>
public sealed record ReportPay
{
    public required string Source { get; init; }

    /// <summary>The source's number of who paid; absent: it does not say.</summary>
    public string? Payer { get; init; }

    [OneOf("weekly", "two-weekly", "four-weekly", "monthly", "irregular")]
    public required string Frequency { get; init; }

    public required BilingualText FrequencyName { get; init; }
}

/// <summary>What one source reported of one person for one item.</summary>
public sealed record ReportRecord
{
    public required string MemberRef { get; init; }

    public required string Source { get; init; }

    public required BilingualText SourceName { get; init; }

    public required DateOnly AsOf { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>How many records the source gave.</summary>
    public required int Count { get; init; }

    [Yuan]
    public string? Found { get; init; }

    /// <summary>A coded detail, e.g. custody <c>prison</c>.</summary>
    public string? Detail { get; init; }

    /// <summary>The papers it rests on, where no register gave it: documents handed in and findings of visits.</summary>
    public IReadOnlyList<ReportNote>? Notes { get; init; }

    /// <summary>
    /// Why these records are not in the sum of the item, because of papers that answer about this income: <c>replaced</c> by them;
    /// <c>confirms</c>: a paper that says what the register says; <c>told-again</c>: a paper another one says the same as, or was given after;
    /// <c>differs</c>: papers that differ, or do not say which records they speak of; the household was assessed in every way. Absent: they are in it.
    /// </summary>
    [OneOf("replaced", "confirms", "told-again", "differs")]
    public string? SetAside { get; init; }

    /// <summary>The papers that are the reason.</summary>
    public IReadOnlyList<ReportNote>? By { get; init; }

    /// <summary>True: these papers say what was earned, and nothing is estimated of it any more in these months, nor taken from what was declared.</summary>
    public bool? Ends { get; init; }
}

/// <summary>A document handed in, or the record of a visit: what it is, who noted it and when.</summary>
public sealed record ReportNote
{
    /// <summary>Kind of document, e.g. <c>disability-card</c>, <c>home-visit-record</c>.</summary>
    public required string Document { get; init; }

    public required BilingualText DocumentName { get; init; }

    /// <summary>SHA-256 of its scan, hexadecimal.</summary>
    public required string DocumentDigest { get; init; }

    /// <summary>The submitter's references of who took it in, or of who visited; never a name.</summary>
    public required string AuthorRef { get; init; }

    /// <summary>Day on which it was noted.</summary>
    public required DateOnly NotedOn { get; init; }

    /// <summary>Day for which it speaks.</summary>
    public required DateOnly AsOf { get; init; }
}

/// <summary>What one source said of one person.</summary>
public sealed record SourceReply
{
    public required string Source { get; init; }

    public required BilingualText SourceName { get; init; }

    public required string MemberRef { get; init; }

    [OneOf("answered", "no-record", "not-matched", "no-answer", "refused", "not-covered", "stale", "not-searchable", "weak-match", "not-asked")]
    public required string State { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>How many records it gave.</summary>
    public required int Count { get; init; }
}

/// <summary>A quantity of law, the limit it is held against, and the article of the comparison.</summary>
public sealed record ReportIndicator
{
    /// <summary>e.g. <c>income.per_head</c>, <c>property.financial</c>, <c>amount</c>.</summary>
    public required string Code { get; init; }

    public required BilingualText Name { get; init; }

    /// <summary>Yuan; an absent end is unbounded or not told.</summary>
    [Yuan]
    public string? Low { get; init; }

    [Yuan]
    public string? High { get; init; }

    /// <summary>Yuan.</summary>
    [Yuan]
    public string? Limit { get; init; }

    [OneOf("within", "over", "undecided")]
    public string? Result { get; init; }

    public string? Article { get; init; }
}

/// <summary>Something whoever decides should look at.</summary>
public sealed record ReportFlag
{
    /// <summary>e.g. <c>discrepancy</c>, <c>partial</c>, <c>assumed</c>.</summary>
    public required string Code { get; init; }

    public required BilingualText Sentence { get; init; }

    public string? MemberRef { get; init; }

    /// <summary>The item or the value of law it is about.</summary>
    public string? About { get; init; }
}
