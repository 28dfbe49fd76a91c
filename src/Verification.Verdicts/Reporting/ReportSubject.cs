using Verification.Assessment.Packs;
using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Everything a report is composed of.</summary>
public sealed record ReportSubject
{
    public required IssuedReport Report { get; init; }

    /// <summary>valid, superseded or void.</summary>
    public required string State { get; init; }

    public required VerdictIssued Verdict { get; init; }

    /// <summary>With the declaration the round was assessed on.</summary>
    public required HouseholdFacts Facts { get; init; }

    /// <summary>All answers of the round.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>The law the round was assessed under.</summary>
    public required Pack Pack { get; init; }

    /// <summary>Quantities with limits and articles.</summary>
    public required IReadOnlyList<ReportIndicator> Indicators { get; init; }

    /// <summary>By which frequency wages were read.</summary>
    public IReadOnlyList<PersonPay> Pay { get; init; } = [];

    /// <summary>What a source is called; a source nobody knows any more goes by its id.</summary>
    public required Func<SourceId, Text> SourceName { get; init; }

    /// <summary>Issued for an urgent need before every source had answered.</summary>
    public bool Provisional { get; init; }

    public string? RegionName { get; init; }

    /// <summary>The submitter's reference of the officer in charge.</summary>
    public string? OfficerRef { get; init; }

    /// <summary>The verdict's part about the report's programme.</summary>
    public ProgrammeVerdict Programme => Verdict.Programmes.Single(p => p.Programme == Report.Programme);
}
