using System.Text;
using System.Text.RegularExpressions;

namespace Verification.Yardstick.Driving;

/// <summary>The requests of a city, prepared before any clock runs; each run gives them request ids of its own.</summary>
/// <remarks>A request id that was used before would be a known request and cost next to nothing.</remarks>
internal sealed partial class Bodies
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

    /// <summary>The bodies of one run, each with this deadline.</summary>
    public IReadOnlyList<Prepared> Of(string run, DateTimeOffset deadline) =>
        [.. _requests.Select(r => Prepare(r with { Tail = $"\",\"deadline\":\"{deadline.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}{r.Tail}" }, run))];

    /// <summary>The identity numbers of everybody, in the order of the requests.</summary>
    public IEnumerable<string> Documents() => _requests.SelectMany(r => Number().Matches(r.Tail).Select(m => m.Groups["number"].Value));

    /// <summary>Bodies filled up with blanks to a size; JSON allows them between its members.</summary>
    public IReadOnlyList<Prepared> Large(string run, int count, int bytes) =>
    [
        .. Many(run, count).Select(p =>
        {
            var body = new byte[bytes];
            body.AsSpan().Fill((byte)' ');
            p.Body.Span.CopyTo(body);
            return p with { Body = body };
        }),
    ];

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

    [GeneratedRegex("\"number\":\"(?<number>[0-9X]{18})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}

/// <summary>One request as it will lie on the wire.</summary>
internal readonly record struct Prepared(string RequestId, ReadOnlyMemory<byte> Body);
