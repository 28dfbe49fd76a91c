using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Verification.TestKit.Checking;
using Verification.TestKit.Running;

namespace Verification.TestKit.Faults;

/// <summary>The households of a stage's city as an endless supply of requests, each under an id of its own, always the same for the same stage.</summary>
public sealed class CityLoad
{
    private readonly IReadOnlyList<(string Household, string Line)> _prompt;
    private readonly IReadOnlyList<(string Household, string Line)> _waiting;

    private CityLoad(IReadOnlyList<(string, string)> prompt, IReadOnlyList<(string, string)> waiting) => (_prompt, _waiting) = (prompt, waiting);

    public static async Task<CityLoad> Read(LoadedStage stage)
    {
        var slow = (await File.ReadAllLinesAsync(Path.Combine(stage.City, "deadlines.csv"))).Skip(1).Select(l => l.Split(',')[0]).ToHashSet();
        var all = (await File.ReadAllLinesAsync(Path.Combine(stage.City, "requests.jsonl"))).Where(l => l.Length > 0)
            .Select(line => (Household: JsonNode.Parse(line)!["requestId"]!.GetValue<string>(), Line: line)).ToList();
        return new([.. all.Where(r => !slow.Contains(r.Household))], [.. all.Where(r => slow.Contains(r.Household))]);
    }

    /// <summary>Households every source answers about at once.</summary>
    public IEnumerable<SentRequest> Prompt(string run, int count, SentBy by = SentBy.Amqp) =>
        Enumerable.Range(0, count).Select(i => Request(_prompt[i % _prompt.Count], $"{run}-{i}", by));

    /// <summary>Households about which some source answers late or never: they are parked until <paramref name="deadline"/>.</summary>
    public IEnumerable<SentRequest> Waiting(string run, int count, DateTimeOffset deadline, SentBy by = SentBy.Amqp) =>
        Enumerable.Range(0, count).Select(i => Request(_waiting[i % _waiting.Count], $"{run}-w{i}", by, deadline));

    /// <summary>The same household again and again under different ids.</summary>
    public IEnumerable<SentRequest> OneHousehold(string run, int count, SentBy by = SentBy.Amqp) =>
        Enumerable.Range(0, count).Select(i => Request(_prompt[0], $"{run}-{i}", by));

    private static SentRequest Request((string Household, string Line) from, string requestId, SentBy by, DateTimeOffset? deadline = null)
    {
        // Compact JSON as the city writes it: the id stands once, the deadline is a member like any other.
        var body = from.Line.Replace($"\"requestId\":\"{from.Household}\"", $"\"requestId\":\"{requestId}\"", StringComparison.Ordinal);
        if (deadline is { } at)
            body = $"{{\"deadline\":\"{at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\",{body[1..]}";
        return new(LoadedStage.Submitter, requestId, by, Encoding.UTF8.GetBytes(body)) { Household = from.Household, Deadline = deadline };
    }
}
