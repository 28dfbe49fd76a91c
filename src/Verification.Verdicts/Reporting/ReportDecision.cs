using Verification.Assessment.Packs;
using Verification.Contracts.Intake;
using Verification.Contracts.Verdicts;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>Which report is meant, and whether it is there, is to be issued now, or cannot be given.</summary>
public abstract record ReportChoice
{
    private ReportChoice()
    {
    }

    /// <summary>Issued before.</summary>
    /// <param name="State">valid, superseded or void.</param>
    public sealed record Known(IssuedReport Report, VerdictIssued Verdict, string State) : ReportChoice;

    /// <summary>Nobody has asked for it before: its number is drawn now.</summary>
    public sealed record ToIssue(string Programme, VerdictIssued Verdict) : ReportChoice;

    public sealed record Refused(RequestFault Fault) : ReportChoice;
}

/// <summary>Chooses the report of a verification.</summary>
public static class ReportDecision
{
    public const string Valid = "valid";
    public const string Superseded = "superseded";
    public const string Void = "void";

    /// <summary>The programme whose report serves for the one wanted: another's only where the law says so.</summary>
    public static string? Serving(Pack pack, IReadOnlyList<Programme> asked, string? wanted) =>
        wanted is null || asked.Any(p => p.Code == wanted) ? wanted
        : asked.Where(p => pack.Find(p)?.ReportServes.Any(served => served.Code == wanted) == true).Select(p => p.Code).FirstOrDefault() ?? wanted;

    /// <param name="verdicts">Of all rounds, the first one first.</param>
    /// <param name="closed">The verification was withdrawn.</param>
    /// <param name="issued">Its reports so far.</param>
    /// <param name="programme">The one asked for; null: the only one there is.</param>
    /// <param name="version">Of an earlier report; null: the latest round's.</param>
    /// <param name="maySee">Whether the caller's scope holds a programme.</param>
    public static ReportChoice Choose(
        IReadOnlyList<VerdictIssued> verdicts, bool closed, IReadOnlyList<IssuedReport> issued, string? programme, int? version,
        Func<string, bool> maySee)
    {
        if (verdicts.Count == 0)
        {
            return new ReportChoice.Refused(closed ? ReportFaults.Withdrawn : ReportFaults.NoVerdictYet);
        }

        // What the caller may not see does not exist: it changes no answer.
        string[] asked = [.. verdicts[^1].Programmes.Select(p => p.Programme).Where(maySee)];
        if (programme is null && asked.Length > 1)
        {
            return new ReportChoice.Refused(ReportFaults.ProgrammeNeeded);
        }

        var chosen = programme ?? asked.FirstOrDefault();
        return chosen is null || !asked.Contains(chosen, StringComparer.Ordinal)
            ? new ReportChoice.Refused(ReportFaults.ProgrammeNotAsked)
            : Of(verdicts, closed, [.. issued.Where(r => r.Programme == chosen)], chosen, version);
    }

    private static ReportChoice Of(
        IReadOnlyList<VerdictIssued> verdicts, bool closed, IReadOnlyList<IssuedReport> issued, string programme, int? version)
    {
        var latest = verdicts[^1];
        var report = version is { } wanted ? issued.FirstOrDefault(r => r.Version == wanted)
            : closed ? (issued.Count > 0 ? issued[^1] : null)
            : issued.FirstOrDefault(r => r.Round == latest.Round);
        return (report, version) switch
        {
            (null, not null) => new ReportChoice.Refused(ReportFaults.VersionUnknown),
            (null, null) when closed => new ReportChoice.Refused(ReportFaults.Withdrawn),
            (null, null) => new ReportChoice.ToIssue(programme, latest),
            ({ } known, _) when verdicts.FirstOrDefault(v => v.Round == known.Round) is { } verdict =>
                new ReportChoice.Known(known, verdict, closed ? Void : known.Round < latest.Round ? Superseded : Valid),
            _ => new ReportChoice.Refused(ReportFaults.VersionUnknown),
        };
    }
}
