using System.Text;

namespace Verification.Yardstick.Driving;

/// <summary>The requests of a city, prepared before any clock runs; each run gives them request ids of its own.</summary>
/// <remarks>A request id that was used before would be a known request and cost next to nothing.</remarks>
internal sealed class Bodies
{
    private const string Member = "\"requestId\":\"";

    private readonly IReadOnlyList<(string Head, string Id, string Tail)> _requests;

    private Bodies(IReadOnlyList<(string Head, string Id, string Tail)> requests) => _requests = requests;

    public int Count => _requests.Count;

    public static async Task<Bodies> Read(string city, CancellationToken ct)
    {
        var requests = new List<(string, string, string)>();
        await foreach (var line in File.ReadLinesAsync(Path.Combine(city, "requests.jsonl"), ct))
        {
            if (line.Length > 0)
            {
                requests.Add(Split(line));
            }
        }

        return new(requests);
    }

    /// <summary>The first so many requests.</summary>
    public Bodies First(int count) => new([.. _requests.Take(count)]);

    /// <summary>As many as wanted, the city over and over; their ids differ by the round.</summary>
    public IReadOnlyList<Prepared> Many(string run, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Prepare(_requests[i % _requests.Count], $"{run}.{i / _requests.Count}"))];

    /// <summary>The bodies of one run.</summary>
    public IReadOnlyList<Prepared> Of(string run) => [.. _requests.Select(r => Prepare(r, run))];

    private static Prepared Prepare((string Head, string Id, string Tail) request, string run)
    {
        var id = $"{request.Id}-{run}";
        return new(id, Encoding.UTF8.GetBytes($"{request.Head}{id}{request.Tail}"));
    }

    private static (string Head, string Id, string Tail) Split(string line)
    {
        var from = line.IndexOf(Member, StringComparison.Ordinal) + Member.Length;
        var to = line.IndexOf('"', from);
        return (line[..from], line[from..to], line[to..]);
    }
}

/// <summary>One request as it will lie on the wire.</summary>
internal readonly record struct Prepared(string RequestId, ReadOnlyMemory<byte> Body);
