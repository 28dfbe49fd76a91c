using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Contracts.Verdicts;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Verdicts.Decisions;

/// <summary>Decides whether a notice of a decision fits the verdict it names.</summary>
public static class NoticeDecision
{
    /// <summary>All faults of a notice; none when it may be taken.</summary>
    public static IReadOnlyList<RequestFault> FaultsOf(DecisionNotified notice, StandingVerification standing)
    {
        if (VerdictOf(notice, standing) is not { } verdict)
        {
            return [DecisionFaults.VerdictUnknown.At(notice.VerdictId is null ? "$.reportNo" : "$.verdictId")];
        }

        // A report serves the one programme it was made for.
        if (verdict.Programmes.FirstOrDefault(p => p.Programme == notice.Programme) is not { } programme
            || ReportOf(notice, standing) is { Programme: var its } && its != notice.Programme)
        {
            return [DecisionFaults.ProgrammeUnknown.At("$.programme")];
        }

        var members = verdict.Members.Select(m => m.MemberRef).ToHashSet(StringComparer.Ordinal);
        var unknown = (notice.Members ?? []).Index().Where(m => !members.Contains(m.Item))
            .Select(m => StandingFaults.PersonUnknown.At($"$.members[{m.Index}]"));
        return notice.Reason is null && (notice.Deviates || Deviates(notice, programme))
            ? [.. unknown, DecisionFaults.DeviationWithoutReason.At("$.reason")]
            : [.. unknown];
    }

    /// <summary>The verdict a notice names, or null when the verification has none of that name.</summary>
    public static VerdictIssued? VerdictOf(DecisionNotified notice, StandingVerification standing)
    {
        var report = ReportOf(notice, standing);
        return standing.Verdicts.FirstOrDefault(v =>
            notice.VerdictId is { } id ? v.VerdictId == id
            : report is not null ? v.Round == report.Round
            : $"{v.VerificationId}-{v.Round}" == notice.ReportNo);
    }

    private static StandingReport? ReportOf(DecisionNotified notice, StandingVerification standing) =>
        notice.ReportNo is { } number ? standing.Reports.FirstOrDefault(r => r.Number == number) : null;

    /// <summary>Whether the office departs from what the verdict says of the programme; a review leaves it free.</summary>
    public static bool Deviates(DecisionNotified notice, ProgrammeVerdict programme) => (notice.Decision, programme.Outcome) switch
    {
        ("granted" or "changed", "ineligible") => true,
        ("refused" or "stopped", "eligible") => true,
        ("granted" or "changed", "eligible") => notice.Amount is { } amount && programme.Amount?.Payable is { } payable && IsOther(amount, payable),
        _ => false,
    };

    private static bool IsOther(string amount, string payable) =>
        Money.TryParse(amount, out var decided) && Money.TryParse(payable, out var assessed) && decided != assessed;
}
