using NUnit.Framework;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Amqp;

/// <summary>What an assistance system meets on RabbitMQ, the same whichever client stands at our side of the queue.</summary>
[TestFixture("masstransit")]
[TestFixture("rabbitmq")]
public abstract class AmqpJourney(string edge)
{
    protected RunningService Service { get; private set; } = null!;

    /// <summary>Everything the assistance system received on this journey.</summary>
    protected IReadOnlyList<Received> Received { get; private set; } = [];

    [OneTimeSetUp]
    public async Task Travel()
    {
        Service = await Services.With(edge);
        Received = await AssistanceSystem.Exchange(Service, [.. Steps()]);
    }

    protected abstract IEnumerable<Step> Steps();

    /// <summary>The only message of a type about a request, batch or message id.</summary>
    protected Received The(string type, string about) => Received.Single(message => message.Type == type && message.IsAbout(about));

    /// <summary>What a message gives away that must stay inside.</summary>
    protected static IReadOnlyList<string> Leaks(Received message)
    {
        var body = message.Body.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return [.. Personal.Where(word => body.Contains(word, StringComparison.Ordinal))];
    }

    // Names, document numbers and single amounts of the known households.
    private static readonly string[] Personal =
        ["王建国", "李秀兰", "王欣怡", "张桂芳", "陈子轩", "陈志强", "620599", "1200.00", "8000.00", "42408.01", "1767.00", "1000.00", "3000.00"];
}
