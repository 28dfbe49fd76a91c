using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Amqp;

public sealed class When_the_same_request_comes_twice(string edge) : AmqpJourney(edge)
{
    private const string Id = "twice";
    private const string Fence = "after-twice";

    // The request behind the repetition is the fence: when its verdict is there, the repetition has been read.
    protected override IEnumerable<Step> Steps()
    {
        var letter = new Letter(ARequest.Household("con-01", Id).Text);
        var fence = new Letter(ARequest.Household("con-25", Fence).Text);
        return [new([letter], [Awaited.Verdict(Id)]), new([letter, fence], [Awaited.Verdict(Fence)])];
    }

    [Test]
    public void Exactly_one_verdict_is_published_and_nothing_is_refused() =>
        Assert.That(Received.Where(message => message.IsAbout(Id)).Select(message => message.Type), Is.EqualTo(["VerdictIssued"]));

    [Test]
    public async Task It_is_one_verification_with_one_verdict()
    {
        var verification = Guid.Parse(The("VerdictIssued", Id).Body.Text("verificationId")!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Service.Stage.Count("select count(*) from submission where request_id = $1", Id), Is.EqualTo(1));
            Assert.That(await Service.Stage.Count("select count(*) from verdict where verification_id = $1", verification), Is.EqualTo(1));
        }
    }
}
