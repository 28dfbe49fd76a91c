using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Amqp;

public sealed class When_a_body_is_malformed(string edge) : AmqpJourney(edge)
{
    private const string Body = """{"submitter": "tianshui-dibao", "requestId": "cut", "members": [{"name": "王建国", "document": {"number": "620599197503189017" """;
    private const string Message = "malformed-1";
    private const string Correlation = "their-own-reference";
    private const string Next = "after-malformed";

    private Received Refused => The("VerificationRefused", Message);

    protected override IEnumerable<Step> Steps() =>
    [
        new([new(Body) { MessageId = Message, CorrelationId = Correlation }], [Awaited.Refusal(Message)]),
        new([new(ARequest.Household("con-01", Next).Text)], [Awaited.Verdict(Next)]),
    ];

    [Test]
    public void The_refusal_is_keyed_unknown() => Assert.That(Refused.RoutingKey, Is.EqualTo("unknown"));

    [Test]
    public void The_sender_finds_its_message_by_both_ids_and_the_digest()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused.Body.Text("messageId"), Is.EqualTo(Message));
            Assert.That(Refused.Body.Text("correlationId"), Is.EqualTo(Correlation));
            Assert.That(Refused.Body.Text("bodyDigest"), Is.EqualTo(Convert.ToHexStringLower(Digest)));
        }
    }

    [Test]
    public void Each_fault_has_a_code_and_sentences_and_never_the_value()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused.Body.Items("faults"), Is.Not.Empty);
            Assert.That(Refused.Body.Text("faults.0.code"), Does.StartWith("VR-INT-"));
            Assert.That(Refused.Body.Text("faults.0.sentence.zh"), Is.Not.Empty);
            Assert.That(Refused.Body.Text("faults.0.sentence.en"), Is.Not.Empty);
            Assert.That(Leaks(Refused), Is.Empty);
        }
    }

    [Test]
    public async Task The_body_rests_in_failed_work() => Assert.That(
        await Service.Stage.Count(
            "select count(*) from failed_work where message_id = $1 and body_digest = $2 and state = 'resting' and length(sealed_body) > 0",
            Message, Digest),
        Is.EqualTo(1));

    [Test]
    public void The_next_request_gets_its_verdict() =>
        Assert.That(The("VerdictIssued", Next).Body.Text("programmes.0.outcome"), Is.EqualTo("eligible"));

    private static byte[] Digest => SHA256.HashData(Encoding.UTF8.GetBytes(Body));
}

public sealed class When_a_malformed_body_comes_under_the_user_of_the_connection(string edge) : AmqpJourney(edge)
{
    private const string Message = "malformed-under-user";

    private string User => Service.Stage.Broker.UserInfo.Split(':')[0];

    protected override IEnumerable<Step> Steps() =>
        [new([new("nonsense") { MessageId = Message, UserId = User }], [Awaited.Refusal(Message)])];

    [Test]
    public void The_refusal_is_keyed_by_that_user() =>
        Assert.That(The("VerificationRefused", Message).RoutingKey, Is.EqualTo(User));
}
