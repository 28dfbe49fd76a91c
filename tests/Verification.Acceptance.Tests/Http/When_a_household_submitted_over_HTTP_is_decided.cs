using NUnit.Framework;
using Verification.Acceptance.Tests.Amqp;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Http;

public sealed class When_a_household_submitted_over_HTTP_is_decided : HttpJourney
{
    private const string Id = "over-http-heard-on-amqp";

    private Received _published = null!;

    protected override async Task Travel()
    {
        var letter = new Letter(ARequest.Household("con-25", Id).Text)
        {
            Post = new Uri(Service.Address, "/v1/verifications"), Token = Service.Stage.Token,
        };
        var received = await AssistanceSystem.Exchange(Service, new Step([letter], [Awaited.Verdict(Id)]));
        _published = received.Single(message => message.IsAbout(Id));
    }

    [Test]
    public void Its_verdict_is_published_as_any_other() =>
        Assert.That(_published.RoutingKey, Is.EqualTo("tianshui-dibao.62.05.02.dibao.eligible"));

    [Test]
    public async Task The_door_shows_the_same_verdict_at_its_report_address()
    {
        var shown = await Caller.Get(new Uri(_published.Body.Text("reportUrl")!).AbsolutePath);
        Assert.That(shown.Body!.At("verdicts.0")!.ToJsonString(), Is.EqualTo(_published.Body.ToJsonString()));
    }
}
