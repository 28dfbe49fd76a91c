using NUnit.Framework;

namespace Verification.Acceptance.Tests.Amqp;

public sealed class When_a_household_waits_for_a_source(string edge) : AmqpJourney(edge)
{
    private const string Id = "waiting";

    protected override IEnumerable<Step> Steps() =>
    [
        new(
            [new(Households.Silent.Bank(Id).Text)],
            [new("VerificationAccepted", Id), new("VerificationProgressed", Id), Awaited.Verdict(Id)]),
    ];

    [Test]
    public void It_is_accepted_first_and_the_open_source_is_named()
    {
        var accepted = The("VerificationAccepted", Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted.Body.Items("openSources").Select(source => source.ToString()), Is.EqualTo(["bank-deposits"]));
            Assert.That(Received.First(message => message.IsAbout(Id)), Is.SameAs(accepted));
        }
    }

    [Test]
    public void The_source_is_reported_as_lapsed_before_the_verdict_was_issued()
    {
        var progressed = The("VerificationProgressed", Id).Body;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(progressed.Text("source"), Is.EqualTo("bank-deposits"));
            Assert.That(progressed.Text("state"), Is.EqualTo("lapsed"));
            Assert.That(progressed.Items("openSources"), Is.Empty);
            Assert.That(Instant(progressed, "at"), Is.LessThanOrEqualTo(Instant(The("VerdictIssued", Id).Body, "issuedAt")));
        }
    }

    [Test]
    public void The_verdict_is_not_issued_before_the_deadline() =>
        Assert.That(
            Instant(The("VerdictIssued", Id).Body, "issuedAt"),
            Is.GreaterThanOrEqualTo(Instant(The("VerificationAccepted", Id).Body, "deadline")));

    [Test]
    public void All_of_it_is_addressed_to_the_submitter()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(The("VerificationAccepted", Id).RoutingKey, Is.EqualTo("tianshui-dibao"));
            Assert.That(The("VerificationProgressed", Id).RoutingKey, Is.EqualTo("tianshui-dibao"));
            Assert.That(The("VerdictIssued", Id).RoutingKey, Is.EqualTo("tianshui-dibao.62.05.02.dibao.review"));
        }
    }

    [Test]
    public void No_message_on_the_way_names_a_person_or_an_amount() =>
        Assert.That(Received.Where(message => message.IsAbout(Id)).SelectMany(Leaks), Is.Empty);

    private static DateTimeOffset Instant(System.Text.Json.Nodes.JsonNode body, string path) => DateTimeOffset.Parse(body.Text(path)!);
}
