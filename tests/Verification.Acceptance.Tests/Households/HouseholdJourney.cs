using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Acceptance.Tests.Amqp;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

/// <summary>A known household and its verdict, the same through every door.</summary>
[TestFixture("masstransit")]
[TestFixture("rabbitmq")]
[TestFixture("http")]
public abstract class HouseholdJourney(string door)
{
    private const string EdgeBesideHttp = "masstransit";

    /// <summary>The verdict as published, or as the HTTP door shows it.</summary>
    protected JsonNode Verdict { get; private set; } = null!;

    /// <summary>What the verdict says of the only programme asked for.</summary>
    protected JsonNode Programme => Verdict.At("programmes.0")!;

    protected IReadOnlyList<string?> Reasons => [.. Programme.Items("reasons").Select(reason => reason.Text("code"))];

    [OneTimeSetUp]
    public async Task Submit() => Verdict = door == "http" ? await OverHttp() : await OverAmqp();

    protected abstract ARequest Request(string requestId);

    private string RequestId => $"{GetType().Name}-{door}";

    private async Task<JsonNode> OverAmqp()
    {
        var service = await Services.With(door);
        var received = await AssistanceSystem.Exchange(service, new Step([new(Request(RequestId).Text)], [Awaited.Verdict(RequestId)]));
        return received.Single(message => message.Type == "VerdictIssued" && message.IsAbout(RequestId)).Body;
    }

    private async Task<JsonNode> OverHttp()
    {
        var service = await Services.With(EdgeBesideHttp);
        using var caller = new HttpCaller(service, service.Stage.Token);
        var taken = await caller.Submit(Request(RequestId));
        Assert.That(taken.Status, Is.EqualTo(202), taken.Body?.ToJsonString());
        return (await caller.UntilDecided(taken.Location!)).At("verdicts.0")!;
    }
}
