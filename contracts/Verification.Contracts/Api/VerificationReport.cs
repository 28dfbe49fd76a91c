using System.Text.Json.Serialization;
using Verification.Contracts.Intake;
using Verification.Contracts.Verdicts;

namespace Verification.Contracts.Api;

/// <summary>The report of one verification for one programme (核对报告): what was asked, what came back, what the law makes of it.</summary>
/// <remarks>
/// For the officers of the programme it was made for: unlike a verdict it carries single amounts. It is read by an authorised caller, each
/// read is recorded, and it is never published. Names and document numbers are masked.
/// </remarks>
public sealed record VerificationReport
{
    /// <summary>County, year of first issue and a number without gaps, e.g. <c>620502-2026-000001</c>.</summary>
    [TextRule(20, Pattern = "^[0-9]{6}-[0-9]{4}-[0-9]{6,8}$")]
    public required string Number { get; init; }

    /// <summary>1 for the first report of this verification and programme, 2 for the one that replaces it.</summary>
    public required int Version { get; init; }

    /// <summary><c>superseded</c>: a later round exists; <c>void</c> (作废): the verification was withdrawn.</summary>
    [OneOf("valid", "superseded", "void")]
    public required string State { get; init; }

    /// <summary>Issued for an urgent need before every source had answered; another report follows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Provisional { get; init; }

    /// <summary>The deadline passed before every source had answered.</summary>
    public required bool Partial { get; init; }

    public required Guid VerificationId { get; init; }

    public required Guid VerdictId { get; init; }

    public required int Round { get; init; }

    public required string Submitter { get; init; }

    public required string RequestId { get; init; }

    public required string CaseNo { get; init; }

    /// <summary>The one programme it may be used for.</summary>
    public required string Programme { get; init; }

    public required BilingualText ProgrammeName { get; init; }

    /// <summary>County, 6 digits.</summary>
    public required string Region { get; init; }

    /// <summary>Its name in full, when it is listed.</summary>
    public string? RegionName { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateOnly ValidUntil { get; init; }

    public required DateOnly AsOf { get; init; }

    public required LookBackPeriod LookBack { get; init; }

    [OneOf("eligible", "ineligible", "review")]
    public required string Outcome { get; init; }

    public required IReadOnlyList<ReportAuthorisation> Authorisations { get; init; }

    /// <summary>Members, then persons with a maintenance duty: who was checked, and why not.</summary>
    public required IReadOnlyList<ReportPerson> Persons { get; init; }

    /// <summary>What was found beside what was declared, item by item.</summary>
    public required IReadOnlyList<ReportItem> Items { get; init; }

    /// <summary>What every source said of every person it was asked about.</summary>
    public required IReadOnlyList<SourceReply> Replies { get; init; }

    /// <summary>Those of the replies that are no answer; none of them is an amount.</summary>
    public required IReadOnlyList<SourceReply> Unanswered { get; init; }

    /// <summary>Which provinces the replies cover; absent when every person is registered in the verification's own.</summary>
    public ProvinceCoverage? Provinces { get; init; }

    /// <summary>Quantities of law with the limits they are held against.</summary>
    public required IReadOnlyList<ReportIndicator> Indicators { get; init; }

    /// <summary>Reasons of the verdict, the deciding one first.</summary>
    public required IReadOnlyList<VerdictReason> Reasons { get; init; }

    /// <summary>What whoever decides should look at.</summary>
    public required IReadOnlyList<ReportFlag> Flags { get; init; }

    /// <summary>只核对不认定: what this report is, and what it is not.</summary>
    public required BilingualText Statement { get; init; }

    public required Remedy Remedy { get; init; }

    public required string Pack { get; init; }

    public required string PackDigest { get; init; }

    public required string VerdictDigest { get; init; }

    /// <summary>The service that prepared it, with its version.</summary>
    public required string PreparedBy { get; init; }

    /// <summary>The submitter's reference of the officer in charge; absent: to be signed.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>Who issued it; absent: to be signed and sealed.</summary>
    public string? IssuedBy { get; init; }
}
