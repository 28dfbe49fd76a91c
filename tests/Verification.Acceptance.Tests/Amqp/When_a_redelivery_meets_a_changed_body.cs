using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Amqp;

/// <summary>Households overtake each other while sources are asked: whichever comes first into a batch, the stored body is the request.</summary>
public sealed class When_a_redelivery_meets_a_changed_body(string edge) : AmqpJourney(edge)
{
    private const string Id = "redelivered";
    private const int Times = 20;

    protected override IEnumerable<Step> Steps()
    {
        var stored = ARequest.Household("con-01", Id).Text;
        var both = Enumerable.Range(0, Times).SelectMany(i => new[]
        {
            new Letter(ARequest.Household("con-01", Id).With("caseNo", Changed(i)).Text) { MessageId = Changed(i) },
            new Letter(stored) { MessageId = Stored(i) },
        });
        return
        [
            new([new(stored)], [Awaited.Verdict(Id)]),
            new([.. both], [.. Enumerable.Range(0, Times).Select(i => Awaited.Refusal(Changed(i)))]),
            new([new(ARequest.Household("con-25", "after-redelivered").Text)], [Awaited.Verdict("after-redelivered")]),
        ];
    }

    [Test]
    public void Every_changed_one_is_refused_and_no_redelivery() => Assert.That(
        Received.Where(message => message.Type == "VerificationRefused" && message.IsAbout(Id)).Select(message => message.Body.Text("messageId")),
        Is.EquivalentTo(Enumerable.Range(0, Times).Select(Changed)));

    [Test]
    public void The_verdict_is_published_once() =>
        Assert.That(Received.Count(message => message.Type == "VerdictIssued" && message.IsAbout(Id)), Is.EqualTo(1));

    private static string Changed(int i) => $"changed-{i}";

    private static string Stored(int i) => $"stored-{i}";
}
