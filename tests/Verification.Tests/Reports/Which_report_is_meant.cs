using NUnit.Framework;
using Verification.Contracts.Verdicts;
using Verification.Tests.Assessment;
using Verification.Verdicts.Reporting;

namespace Verification.Tests.Reports;

[TestFixture]
public sealed class Which_report_is_meant
{
    private static readonly VerdictIssued First = ASubject.Of("con-01 三口").Verdict;
    private static readonly VerdictIssued Second = First with { Round = 2 };
    private static readonly VerdictIssued TwoProgrammes =
        First with { Programmes = [First.Programmes[0], First.Programmes[0] with { Programme = "tekun" }] };

    [Test]
    public void Without_a_verdict_there_is_none() =>
        Assert.That(Refusal(Choose([], [])), Is.EqualTo(ReportFaults.NoVerdictYet));

    [Test]
    public void Nobody_has_issued_it_yet() =>
        Assert.That(Choose([First], []), Is.EqualTo(new ReportChoice.ToIssue("dibao", First)));

    [Test]
    public void It_was_issued_and_stands() =>
        Assert.That(Choose([First], [Report(1, 1)]), Is.EqualTo(new ReportChoice.Known(Report(1, 1), First, "valid")));

    [Test]
    public void A_later_round_wants_a_report_of_its_own() =>
        Assert.That(Choose([First, Second], [Report(1, 1)]), Is.EqualTo(new ReportChoice.ToIssue("dibao", Second)));

    [Test]
    public void The_earlier_one_is_superseded_by_the_round_even_before_its_report_is_issued() =>
        Assert.That(Choose([First, Second], [Report(1, 1)], version: 1), Is.EqualTo(new ReportChoice.Known(Report(1, 1), First, "superseded")));

    [Test]
    public void A_withdrawal_makes_what_was_issued_void() =>
        Assert.That(Choose([First, Second], [Report(1, 1)], closed: true), Is.EqualTo(new ReportChoice.Known(Report(1, 1), First, "void")));

    [Test]
    public void After_a_withdrawal_none_is_issued_any_more() =>
        Assert.That(Refusal(Choose([First], [], closed: true)), Is.EqualTo(ReportFaults.Withdrawn));

    [Test]
    public void A_version_nobody_issued_is_not_there() =>
        Assert.That(Refusal(Choose([First], [Report(1, 1)], version: 2)), Is.EqualTo(ReportFaults.VersionUnknown));

    [Test]
    public void A_programme_that_was_not_asked_for_has_none() =>
        Assert.That(Refusal(Choose([First], [], programme: "tekun")), Is.EqualTo(ReportFaults.ProgrammeNotAsked));

    [Test]
    public void Another_programmes_report_serves_only_where_the_law_says_so()
    {
        var pack = Cases.Tianshui;
        var serving = pack with { Programmes = [pack.Programmes[0] with { ReportServes = [new("medical-aid")] }] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReportDecision.Serving(serving, [new("dibao")], "medical-aid"), Is.EqualTo("dibao"));
            Assert.That(ReportDecision.Serving(pack, [new("dibao")], "medical-aid"), Is.EqualTo("medical-aid"));
            Assert.That(ReportDecision.Serving(serving, [new("dibao")], "education-aid"), Is.EqualTo("education-aid"));
        }
    }

    [Test]
    public void Of_two_programmes_one_has_to_be_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(Choose([TwoProgrammes], [])), Is.EqualTo(ReportFaults.ProgrammeNeeded));
            Assert.That(Choose([TwoProgrammes], [Report(1, 1)], programme: "tekun"), Is.EqualTo(new ReportChoice.ToIssue("tekun", TwoProgrammes)));
        }
    }

    [Test]
    public void A_programme_outside_the_callers_scope_does_not_exist()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(Choose([TwoProgrammes], [], programme: "dibao", maySee: p => p == "tekun")), Is.EqualTo(ReportFaults.ProgrammeNotAsked));
            Assert.That(Choose([TwoProgrammes], [], maySee: p => p == "tekun"), Is.EqualTo(new ReportChoice.ToIssue("tekun", TwoProgrammes)));
        }
    }

    private static ReportChoice Choose(
        VerdictIssued[] verdicts, IssuedReport[] issued, string? programme = null, int? version = null, bool closed = false,
        Func<string, bool>? maySee = null) =>
        ReportDecision.Choose(verdicts, closed, issued, programme, version, maySee ?? (_ => true));

    private static object Refusal(ReportChoice choice) => ((ReportChoice.Refused)choice).Fault;

    private static IssuedReport Report(int round, int version) => ASubject.ReportOf(First with { Round = round }, version);
}
