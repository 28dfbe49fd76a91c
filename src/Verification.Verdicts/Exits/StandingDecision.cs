using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Contracts.Verdicts;
using Verification.Vocabulary;

namespace Verification.Verdicts.Exits;

/// <summary>Decides whether a verification, as it stands, allows what follows on it; asked at the door and again when it is applied.</summary>
public static class StandingDecision
{
    /// <summary>All faults of a supplement; none when it may be applied.</summary>
    public static IReadOnlyList<RequestFault> FaultsOf(SubmitSupplement supplement, StandingVerification standing) =>
        Verdict(standing, out var latest) is { } fault
            ? [fault]
            : [.. Answers(supplement.Answers, latest!), .. Persons(supplement.Answers, supplement.Visit, latest!)];

    /// <summary>All faults of an objection; none when it may be applied.</summary>
    public static IReadOnlyList<RequestFault> FaultsOf(ContestVerdict objection, StandingVerification standing)
    {
        if (Verdict(standing, out var latest) is { } fault)
        {
            return [fault];
        }

        if (objection.VerdictId != latest!.VerdictId)
        {
            return [StandingFaults.NotLatest];
        }

        var reasons = latest.Programmes.SelectMany(p => p.Reasons).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var unknown = objection.DisputedReasons.Index().Where(r => !reasons.Contains(r.Item))
            .Select(r => StandingFaults.ReasonUnknown.At($"$.disputedReasons[{r.Index}]"));
        return [.. unknown, .. Answers(objection.Answers, latest), .. Persons(objection.Answers, objection.Visit, latest)];
    }

    /// <summary>All faults of a withdrawal; none when it may be applied.</summary>
    public static IReadOnlyList<RequestFault> FaultsOf(StandingVerification standing) =>
        standing.IsClosed ? [StandingFaults.Closed] : [];

    private static RequestFault? Verdict(StandingVerification standing, out VerdictIssued? latest)
    {
        latest = standing.Latest;
        return standing.IsClosed ? StandingFaults.Closed
            : latest is null ? StandingFaults.NoVerdictYet
            : latest.Round >= VerdictId.RoundsMax ? StandingFaults.RoundsExceeded
            : null;
    }

    private static IEnumerable<RequestFault> Answers(IReadOnlyList<QuestionAnswer>? answers, VerdictIssued latest)
    {
        foreach (var (i, answer) in (answers ?? []).Index())
        {
            if (latest.QuestionOf(answer.Question) is not { } question)
            {
                yield return StandingFaults.QuestionUnknown.At($"$.answers[{i}].question");
            }
            else if (!question.AcceptedAnswers.Contains(answer.Accepted, StringComparer.Ordinal))
            {
                yield return StandingFaults.NotAccepted.At($"$.answers[{i}].accepted");
            }
        }
    }

    private static IEnumerable<RequestFault> Persons(IReadOnlyList<QuestionAnswer>? answers, VisitFinding? visit, VerdictIssued latest)
    {
        var members = latest.Members.Select(m => m.MemberRef).ToHashSet(StringComparer.Ordinal);
        var named = (answers ?? []).SelectMany((a, i) => a.About.Select((m, j) => (m.MemberRef, Path: $"$.answers[{i}].about[{j}].memberRef")))
            .Concat((visit?.About ?? []).Select((m, j) => (m.MemberRef, Path: $"$.visit.about[{j}].memberRef")));
        return named.Where(n => !members.Contains(n.MemberRef)).Select(n => StandingFaults.PersonUnknown.At(n.Path));
    }

    /// <summary>The open question with this id; programmes that share a question share its id.</summary>
    internal static OpenQuestion? QuestionOf(this VerdictIssued verdict, string id) =>
        verdict.Programmes.SelectMany(p => p.OpenQuestions).FirstOrDefault(q => q.Id == id);
}
