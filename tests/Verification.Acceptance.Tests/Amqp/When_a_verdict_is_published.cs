using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Amqp;

public sealed class When_a_verdict_is_published(string edge) : AmqpJourney(edge)
{
    private const string Id = "published";

    private Received Verdict => The("VerdictIssued", Id);

    protected override IEnumerable<Step> Steps() =>
        [new([new(ARequest.Household("con-01", Id).Text)], [Awaited.Verdict(Id)])];

    [Test]
    public void Its_key_names_submitter_place_programme_and_outcome() =>
        Assert.That(Verdict.RoutingKey, Is.EqualTo("tianshui-dibao.62.05.02.dibao.eligible"));

    [Test]
    public void The_message_id_is_the_verdict_id() => Assert.That(Verdict.MessageId, Is.EqualTo(Verdict.Body.Text("verdictId")));

    [Test]
    public void The_headers_are_those_of_CloudEvents()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.Headers["ce-specversion"], Is.EqualTo("1.0"));
            Assert.That(Verdict.Headers["ce-id"], Is.EqualTo(Verdict.MessageId));
            Assert.That(Verdict.Headers["ce-type"], Is.EqualTo("VerdictIssued"));
            Assert.That(Verdict.Headers["ce-source"], Is.EqualTo("/verification"));
            Assert.That(DateTimeOffset.Parse(Verdict.Headers["ce-time"]).Year, Is.GreaterThan(2020));
        }
    }

    [Test]
    public void It_is_durable_JSON()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.ContentType, Is.EqualTo("application/json"));
            Assert.That(Verdict.DeliveryMode, Is.EqualTo(2));
        }
    }

    [Test]
    public void It_names_no_person_no_document_and_no_single_amount() => Assert.That(Leaks(Verdict), Is.Empty);

    [Test]
    public void A_household_decided_at_once_gets_no_acknowledgement() =>
        Assert.That(Received.Where(message => message.IsAbout(Id)).Select(message => message.Type), Is.EqualTo(["VerdictIssued"]));
}
