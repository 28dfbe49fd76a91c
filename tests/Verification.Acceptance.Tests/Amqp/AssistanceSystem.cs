using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Amqp;

/// <summary>A message an assistance system sends.</summary>
public sealed record Letter(string Body)
{
    public string Key { get; init; } = "one";

    public string? MessageId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>The AMQP user, which the broker checks when it is set.</summary>
    public string? UserId { get; init; }
}

/// <summary>A message it waits for: its type, and the request, batch or message id it is about.</summary>
public sealed record Awaited(string Type, string About)
{
    public static Awaited Verdict(string requestId) => new("VerdictIssued", requestId);

    public static Awaited Refusal(string about) => new("VerificationRefused", about);
}

/// <summary>What it sends, and what must have come before it goes on.</summary>
public sealed record Step(IReadOnlyList<Letter> Send, IReadOnlyList<Awaited> Until);

/// <summary>A message it received, as it stood on the wire.</summary>
public sealed record Received(
    string Exchange, string RoutingKey, string? MessageId, string? CorrelationId, string? ContentType, int? DeliveryMode,
    IReadOnlyDictionary<string, string> Headers, JsonNode Body)
{
    public string Type => Headers["ce-type"];

    public bool IsAbout(string id) => Body.Text("requestId") == id || Body.Text("batchId") == id || Body.Text("messageId") == id;
}

/// <summary>The Python client: the wire as somebody else's program sees it.</summary>
internal static class AssistanceSystem
{
    private const int SecondsMax = 60;
    private const string Python = "/usr/bin/python3"; // Debian's: python3-pika is installed for this one
    private static readonly string Client = Repository.PathOf("tests", "Verification.Acceptance.Tests", "client", "assistance_system.py");
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    /// <summary>Takes the steps and answers everything that was received meanwhile; fails when something did not come.</summary>
    public static async Task<IReadOnlyList<Received>> Exchange(RunningService service, params Step[] steps)
    {
        var task = new
        {
            broker = service.Stage.Broker.ToString(),
            submitter = LoadedStage.Submitter,
            also = new[] { "unknown", service.Stage.Broker.UserInfo.Split(':')[0] },
            seconds = SecondsMax,
            steps,
        };
        using var client = Executable.Start(Python, [Client], new Dictionary<string, string>());
        var errors = client.StandardError.ReadToEndAsync();
        var output = client.StandardOutput.ReadToEndAsync();
        await client.StandardInput.WriteAsync(JsonSerializer.Serialize(task, Wire));
        client.StandardInput.Close();
        await client.WaitForExitAsync();
        Assert.That(client.ExitCode, Is.Zero, $"{await errors}\n{await output}\nThe service said:\n{service.Log}");
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<Received>(line, Wire)!)];
    }
}
