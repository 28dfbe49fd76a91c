using NUnit.Framework;
using Verification.Contracts.Exits;
using Verification.Platform.Submissions;
using Verification.Tests.Reports;
using Verification.Verdicts.Decisions;
using Verification.Verdicts.Exits;

namespace Verification.Tests.Decisions;

[TestFixture]
public sealed class A_notice_that_names_a_report
{
    private static readonly StandingVerification Standing = Stands();

    [TestCase("620502-2020-000001", 1)]
    [TestCase("620502-2020-000002", 2)]
    [TestCase("620502-2020-000009", null)]
    public void Is_about_the_verdict_that_report_was_made_of(string number, int? round) =>
        Assert.That(NoticeDecision.VerdictOf(Notice(number), Standing)?.Round, Is.EqualTo(round));

    [Test]
    public void May_name_it_by_verification_and_round_as_before() =>
        Assert.That(NoticeDecision.VerdictOf(Notice($"{Standing.Id}-2"), Standing)?.Round, Is.EqualTo(2));

    [Test]
    public void Is_refused_when_the_report_was_made_for_another_programme() =>
        Assert.That(NoticeDecision.FaultsOf(Notice("620502-2020-000003"), Standing).Select(f => f.Code), Is.EqualTo(new[] { "VR-EXIT-021" }));

    [Test]
    public void Is_taken_when_it_was_made_for_this_one() => Assert.That(NoticeDecision.FaultsOf(Notice("620502-2020-000001"), Standing), Is.Empty);

    private static StandingVerification Stands()
    {
        var first = ASubject.Of("con-01 三口").Verdict;
        return new(
            new(first.VerificationId), "r-1", SubmissionState.Decided, new(2020, 6, 1), new("tianshui-dibao", ["dibao"], "620502", "assistance"),
            [first, first with { Round = 2 }], Leaving: false)
        {
            Reports =
            [
                new("620502-2020-000001", "dibao", 1), new("620502-2020-000002", "dibao", 2), new("620502-2020-000003", "tekun", 2),
            ],
        };
    }

    private static DecisionNotified Notice(string reportNo) => new()
    {
        Submitter = "tianshui-dibao",
        RequestId = "d-1",
        VerificationId = Standing.Id.Value,
        ReportNo = reportNo,
        Decision = "granted",
        Programme = "dibao",
        Members = ["m1"],
        DecidedOn = new(2020, 7, 1),
        OfficeRef = "o",
    };
}
