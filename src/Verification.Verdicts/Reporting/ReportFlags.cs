using Verification.Assessment;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Contracts.Verdicts;

namespace Verification.Verdicts.Reporting;

/// <summary>What whoever decides should look at, the gravest first.</summary>
internal static class ReportFlags
{
    public static IReadOnlyList<ReportFlag> Of(ReportSubject subject) =>
    [
        .. Marks(subject, subject.Verdict.Partial, subject.Programme),
        .. subject.Verdict.HumanStep.Why.Select(why => new ReportFlag { Code = why, Sentence = ReportWords.HumanStep(why) }),
        .. subject.Verdict.Discrepancies.Select(Of),
        .. subject.Programme.Basis.Assumed.Select(name => new ReportFlag { Code = "assumed", Sentence = ReportWords.Mark("assumed"), About = name }),
    ];

    private static IEnumerable<ReportFlag> Marks(ReportSubject subject, bool partial, ProgrammeVerdict programme)
    {
        if (subject.Provisional)
        {
            yield return new() { Code = "provisional", Sentence = ReportWords.Mark("provisional") };
        }

        if (partial)
        {
            yield return new() { Code = "partial", Sentence = ReportWords.Mark("partial") };
        }

        if (programme.MainCause is { } cause)
        {
            yield return new() { Code = cause, Sentence = MainCauses.SentenceOf(cause) is { } known ? ReportComposer.Both(known) : new(cause, cause) };
        }

        if (programme.Basis.Estimated)
        {
            yield return new() { Code = "estimated", Sentence = ReportWords.Mark("estimated") };
        }
    }

    private static ReportFlag Of(Discrepancy found)
    {
        var (direction, band) = (ReportWords.Direction(found.Direction), ReportWords.Band(found.Band));
        return new()
        {
            Code = "discrepancy",
            Sentence = new BilingualText($"{direction.Zh}({band.Zh})。", $"{direction.En} ({band.En})."),
            MemberRef = found.MemberRef,
            About = found.Item,
        };
    }
}
