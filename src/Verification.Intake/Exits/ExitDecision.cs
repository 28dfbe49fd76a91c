using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Intake.Deciding;
using Verification.Intake.Faults;

namespace Verification.Intake.Exits;

/// <summary>Judges what a supplement or an objection says by itself; everything is judged that can be, so members may be missing.</summary>
internal static class ExitDecision
{
    public static void Decide(SubmitSupplement supplement, DateOnly tomorrow, FaultList faults)
    {
        Days.Decide(supplement.GivenOn, tomorrow, "$.givenOn", faults);
        Decide(supplement.Answers, supplement.Visit, supplement.Declared, tomorrow, faults);
        if (supplement is { Answers: null or { Count: 0 }, Visit: null, Declared: null })
        {
            faults.Add(ExitFaults.NothingGiven, "$");
        }
    }

    public static void Decide(ContestVerdict objection, DateOnly tomorrow, FaultList faults)
    {
        Days.Decide(objection.GivenOn, tomorrow, "$.givenOn", faults);
        Decide(objection.Answers, objection.Visit, objection.Declared, tomorrow, faults);
    }

    public static void Decide(DecisionNotified notice, DateOnly tomorrow, FaultList faults)
    {
        Days.Decide(notice.DecidedOn, tomorrow, "$.decidedOn", faults);
        Days.DecidePeriod(notice.From, notice.To, "$", faults);
        if (notice.VerdictId is null == notice.ReportNo is null)
        {
            faults.Add(ExitFaults.VerdictUnnamed, "$");
        }

        if (notice.Amount is ['-', ..])
        {
            faults.Add(ExitFaults.AmountNegative, "$.amount");
        }

        foreach (var (path, isMissing) in Needed(notice))
        {
            if (isMissing)
            {
                faults.Add(ShapeFaults.MemberMissing, path);
            }
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, member) in (notice.Members ?? []).Index())
        {
            if (member is not null && !named.Add(member))
            {
                faults.Add(PersonFaults.RefRepeated, $"$.members[{i}]");
            }
        }
    }

    private static (string Path, bool IsMissing)[] Needed(DecisionNotified notice) => notice.Decision switch
    {
        "granted" or "changed" => [("$.from", notice.From is null), ("$.members", notice.Members is null)],
        "stopped" => [("$.to", notice.To is null)],
        _ => [],
    };

    private static void Decide(
        IReadOnlyList<QuestionAnswer?>? answers, VisitFinding? visit, DeclaredStatus? declared, DateOnly tomorrow, FaultList faults)
    {
        var answered = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < answers?.Count; i++)
        {
            if (answers[i] is not { } answer)
            {
                continue;
            }

            var path = $"$.answers[{i}]";
            Days.Decide(answer.AsOf, tomorrow, $"{path}.asOf", faults);
            if (answer.Question is { } question && !answered.Add(question))
            {
                faults.Add(ExitFaults.QuestionRepeated, $"{path}.question");
            }

            DecideAbout(answer.About, path, faults);
        }

        if (visit is not null)
        {
            Days.Decide(visit.VisitedOn, tomorrow, "$.visit.visitedOn", faults);
            DecideAbout(visit.About, "$.visit", faults);
        }

        // Whom it names is found when the household is opened.
        DeclaredDecision.Decide(declared, static _ => true, "$.declared", faults);
    }

    private static void DecideAbout(IReadOnlyList<MemberEvidence?>? about, string path, FaultList faults)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var m = 0; m < about?.Count; m++)
        {
            var place = $"{path}.about[{m}]";
            if (about[m]?.MemberRef is { } name && !named.Add(name))
            {
                faults.Add(PersonFaults.RefRepeated, $"{place}.memberRef");
            }

            for (var i = 0; i < about[m]?.Items?.Count; i++)
            {
                if (about[m]!.Items[i] is { } item)
                {
                    Days.DecidePeriod(item.From, item.To, $"{place}.items[{i}]", faults);
                    DeclaredDecision.DecideHolders(item.Holders, static _ => true, $"{place}.items[{i}]", faults);
                }
            }
        }
    }
}
