using NUnit.Framework;
using Verification.Acceptance.Tests.Amqp;
using Verification.Acceptance.Tests.Households;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests.Exits;

public sealed class When_a_verification_is_withdrawn(string edge) : AmqpJourney(edge)
{
    private const string Waiting = "withdrawn-waiting";
    private const string Beside = "not-withdrawn";
    private const string Decided = "withdrawn-decided";

    protected override IEnumerable<Step> Steps() =>
    [
        new(
            [new(Silent.Bank(Waiting).Text), new(Silent.Bank(Beside).Text), new(ARequest.Household("con-01", Decided).Text)],
            [new("VerificationAccepted", Waiting), Awaited.Verdict(Decided)]),
        new(
            [Withdrawal(Waiting), Withdrawal(Decided)],
            [new("VerificationClosed", Waiting), new("VerificationClosed", Decided)]),
        // The one beside it has the same deadline: had both still been open, their verdicts would come together.
        new([Supplement(Decided)], [Awaited.Refusal($"{Decided}-s"), Awaited.Verdict(Beside)]),
    ];

    [Test]
    public void No_verdict_follows_on_the_one_that_waited() =>
        Assert.That(Received.Where(m => m.Type == "VerdictIssued" && m.IsAbout(Waiting)), Is.Empty);

    [Test]
    public void Its_open_questions_are_cancelled() =>
        Assert.That(async () => await Service.Stage.Count("select count(*) from ask where verification_id = $1", Id(Waiting)), Is.Zero);

    [Test]
    public void Both_are_told_as_withdrawn_once()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(The("VerificationClosed", Waiting).Body.Text("why"), Is.EqualTo("withdrawn"));
            Assert.That(The("VerificationClosed", Decided).Body.Text("why"), Is.EqualTo("withdrawn"));
        }
    }

    [Test]
    public void The_verdict_that_came_first_stands() => Assert.That(The("VerdictIssued", Decided).Body.Text("round"), Is.EqualTo("1"));

    [Test]
    public void Nothing_more_is_taken_for_it() =>
        Assert.That(The("VerificationRefused", $"{Decided}-s").Body.Text("faults.0.code"), Is.EqualTo("VR-EXIT-002"));

    private static Guid Id(string requestId) => VerificationId.Derive(LoadedStage.Submitter, requestId).Value;

    private static Letter Withdrawal(string requestId) =>
        new(AnExit.Withdrawal(LoadedStage.Submitter, $"{requestId}-w", Id(requestId)).ToJsonString()) { Key = "withdrawal" };

    private static Letter Supplement(string requestId) =>
        new(AnExit.Passbooks(LoadedStage.Submitter, $"{requestId}-s", Id(requestId), "1.00").ToJsonString()) { Key = "supplement" };
}
