using System.Text.Json;
using NUnit.Framework;
using Verification.Contracts;
using Verification.Contracts.Exits;
using Verification.Contracts.Intake;
using Verification.Contracts.Verdicts;
using Verification.Platform.Submissions;
using Verification.Tests.Contracts;
using Verification.Verdicts.Exits;
using Verification.Vocabulary;

namespace Verification.Tests.Verdicts;

public sealed class Whether_an_exit_is_allowed
{
    private static readonly VerdictIssued Latest = LatestVerdict.Asking(("q1", "bank-deposits", ["bank-statement"]));

    [Test]
    public void A_supplement_may_answer_a_question_with_a_document_it_accepts() => Assert.That(Codes(Supplement), Is.Empty);

    [Test]
    public void A_supplement_to_a_verification_that_has_ended_is_refused() =>
        Assert.That(StandingDecision.FaultsOf(Supplement, Standing(SubmissionState.Closed)), Is.EqualTo([StandingFaults.Closed]));

    [Test]
    public void A_supplement_before_the_first_verdict_is_refused() =>
        Assert.That(StandingDecision.FaultsOf(Supplement, Standing(SubmissionState.Gathering) with { Verdicts = [] }), Is.EqualTo([StandingFaults.NoVerdictYet]));

    [TestCase(VerdictId.RoundsMax - 1, true)]
    [TestCase(VerdictId.RoundsMax, false)]
    public void As_many_rounds_may_follow_as_there_may_be(int latest, bool allowed)
    {
        var standing = Standing(SubmissionState.Decided) with { Verdicts = [Latest with { Round = latest }] };
        var expected = allowed ? Array.Empty<RequestFault>() : [StandingFaults.RoundsExceeded];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(StandingDecision.FaultsOf(Supplement, standing), Is.EqualTo(expected));
            Assert.That(StandingDecision.FaultsOf(Objection, standing), Is.EqualTo(expected));
            Assert.That(StandingDecision.FaultsOf(standing), Is.Empty, "a withdrawal is always possible");
        }
    }

    [Test]
    public void A_question_nobody_asked_cannot_be_answered() =>
        Assert.That(Codes(With(a => a with { Question = "q9" })), Is.EqualTo(["VR-EXIT-005 $.answers[0].question"]));

    [Test]
    public void A_document_the_question_does_not_accept_is_refused() =>
        Assert.That(Codes(With(a => a with { Accepted = "photograph" })), Is.EqualTo(["VR-EXIT-006 $.answers[0].accepted"]));

    [Test]
    public void Nothing_can_be_said_of_a_person_who_is_no_member() =>
        Assert.That(
            Codes(With(a => a with { About = [a.About[0] with { MemberRef = "m9" }] })), Is.EqualTo(["VR-EXIT-007 $.answers[0].about[0].memberRef"]));

    [Test]
    public void An_objection_names_the_latest_verdict() =>
        Assert.That(
            StandingDecision.FaultsOf(Objection with { VerdictId = Guid.Empty }, Standing(SubmissionState.Decided)), Is.EqualTo([StandingFaults.NotLatest]));

    [Test]
    public void An_objection_disputes_reasons_the_verdict_gave() =>
        Assert.That(
            StandingDecision.FaultsOf(Objection with { DisputedReasons = ["income.invented"] }, Standing(SubmissionState.Decided)).Select(f => f.Code),
            Is.EqualTo([StandingFaults.ReasonUnknown.Code]));

    [Test]
    public void A_verification_is_withdrawn_once() =>
        Assert.That(StandingDecision.FaultsOf(Standing(SubmissionState.Closed)), Is.EqualTo([StandingFaults.Closed]));

    private static SubmitSupplement Supplement { get; } =
        JsonSerializer.Deserialize(Examples.Bytes("submit-supplement/valid.json"), ContractJson.Wire.SubmitSupplement)! with { };

    private static ContestVerdict Objection { get; } =
        JsonSerializer.Deserialize(Examples.Bytes("contest-verdict/valid.json"), ContractJson.Wire.ContestVerdict)! with
        {
            VerdictId = Latest.VerdictId, DisputedReasons = [Latest.Programmes[0].Reasons[0].Code],
        };

    private static SubmitSupplement With(Func<QuestionAnswer, QuestionAnswer> change) => Supplement with { Answers = [change(Supplement.Answers![0])] };

    private static IEnumerable<string> Codes(SubmitSupplement supplement) =>
        StandingDecision.FaultsOf(supplement, Standing(SubmissionState.Decided)).Select(f => $"{f.Code} {f.Path}");

    private static StandingVerification Standing(SubmissionState state) =>
        new(new(Latest.VerificationId), "r-1", state, new(2026, 11, 1), new("tianshui-dibao", ["dibao"], "620502", "assistance"), [Latest], Leaving: false);
}
