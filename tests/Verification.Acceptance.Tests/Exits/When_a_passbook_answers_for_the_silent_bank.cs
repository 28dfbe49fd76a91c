using NUnit.Framework;
using Verification.Acceptance.Tests.Amqp;
using Verification.Acceptance.Tests.Households;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests.Exits;

public sealed class When_a_passbook_answers_for_the_silent_bank(string edge) : AmqpJourney(edge)
{
    private const string Id = "passbook";
    private const string Foreign = "passbook-foreign";

    private static Guid Verification => VerificationId.Derive(LoadedStage.Submitter, Id).Value;

    private static string Supplement => AnExit.Passbooks(LoadedStage.Submitter, $"{Id}-s1", Verification, "8000.00").ToJsonString();

    protected override IEnumerable<Step> Steps() =>
    [
        new([new(Silent.Bank(Id).Text)], [Awaited.Verdict(Id)]),
        new([new(Supplement) { Key = "supplement" }], [Awaited.Verdict(Id)]),
        // The same again, and one that names somebody else's verification: the first changes nothing, the second is refused.
        new(
            [
                new(Supplement) { Key = "supplement" },
                new(AnExit.Passbooks(LoadedStage.Submitter, Foreign, Guid.Empty, "8000.00").ToJsonString()) { Key = "supplement" },
            ],
            [Awaited.Refusal(Foreign)]),
    ];

    private IReadOnlyList<Received> Verdicts => [.. Received.Where(m => m.Type == "VerdictIssued" && m.IsAbout(Id)).OrderBy(m => m.Body.Text("round"))];

    [Test]
    public void The_first_round_is_for_review_and_asks_the_bank()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdicts[0].Body.Text("programmes.0.outcome"), Is.EqualTo("review"));
            Assert.That(Verdicts[0].Body.Text("programmes.0.openQuestions.0.source"), Is.EqualTo("bank-deposits"));
        }
    }

    [Test]
    public void The_second_round_is_eligible_with_the_amount()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdicts[1].Body.Text("round"), Is.EqualTo("2"));
            Assert.That(Verdicts[1].Body.Text("programmes.0.outcome"), Is.EqualTo("eligible"));
            Assert.That(Verdicts[1].Body.Text("programmes.0.amount.payable"), Is.EqualTo("567.00"));
        }
    }

    [Test]
    public void The_second_round_supersedes_the_first_and_says_what_opened_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdicts[1].Body.Text("supersedes"), Is.EqualTo(Verdicts[0].Body.Text("verdictId")));
            Assert.That(Verdicts[1].Body.Text("openedBy"), Is.EqualTo("supplement"));
            Assert.That(Verdicts[1].Body.Text("partial"), Is.EqualTo("false"));
        }
    }

    [Test]
    public async Task The_same_supplement_again_opens_no_third_round()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdicts, Has.Count.EqualTo(2));
            Assert.That(await Service.Stage.Count("select count(*) from round where verification_id = $1", Verification), Is.EqualTo(2));
        }
    }

    [Test]
    public void A_supplement_to_nobodys_verification_is_refused_with_a_code() =>
        Assert.That(The("VerificationRefused", Foreign).Body.Text("faults.0.code"), Is.EqualTo("VR-EXIT-001"));

    [Test]
    public void No_message_names_a_person_or_the_balance() => Assert.That(Received.SelectMany(Leaks), Is.Empty);
}
