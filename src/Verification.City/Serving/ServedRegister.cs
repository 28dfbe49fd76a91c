using System.Collections.Concurrent;
using System.Globalization;
using Verification.City.Files;
using Verification.City.Loading;
using Verification.Sources.Records;

namespace Verification.City.Serving;

/// <summary>One register of a city as the body that keeps it would serve it: it knows its own lines, and nothing of who asks.</summary>
public sealed class ServedRegister
{
    // A field that held it would be refused by every reader of records.
    private const char Between = '\u001f';

    private readonly Dictionary<string, List<string>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan?> _delays = new(StringComparer.Ordinal);

    // Only persons with a delay are remembered, so this is no larger than the file of delays.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _firstAsked = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    private ServedRegister(CitySourceLine source, TimeProvider clock) => (Source, _clock) = (source, clock);

    public string Id => Source.Id;

    /// <summary>How it is asked, e.g. <c>http-json</c>.</summary>
    public string Adapter => Source.Adapter;

    internal CitySourceLine Source { get; }

    /// <summary>Day for which it is complete.</summary>
    public string AsOf => Day(Source.AsOf);

    /// <summary>First day it speaks for; empty: not said.</summary>
    public string CoveredFrom => Day(Source.CoveredFrom);

    /// <summary>Last day it speaks for; empty: not said.</summary>
    public string CoveredTo => Day(Source.CoveredTo);

    /// <summary>What there is to know of this person now; the first question starts the time of who is answered late.</summary>
    public RegisterReply About(string document) => IsPending(document) ? RegisterReply.Pending
        : RegisterReply.Of(_lines.TryGetValue(document, out var lines) ? [.. lines.Select(line => new RegisterRecord(line.Split(Between)))] : []);

    /// <summary>When there is more to know of who was told to be pending; null: never.</summary>
    internal DateTimeOffset? KnownFrom(string document) =>
        _delays.GetValueOrDefault(document) is { } wait && _firstAsked.TryGetValue(document, out var asked) ? asked + wait : null;

    internal DateTimeOffset Now => _clock.GetUtcNow();

    /// <exception cref="CityNotReadable">The register's file is missing or not one.</exception>
    internal static async Task<ServedRegister> Open(string city, CitySourceLine source, TimeProvider clock, CancellationToken ct)
    {
        var register = new ServedRegister(source, clock);
        await foreach (var row in Rows(CityFiles.Registry(city, source.Id), CityFiles.RecordHeading, ct))
        {
            if (!register._lines.TryGetValue(row[0], out var held))
            {
                register._lines.Add(row[0], held = []);
            }

            held.Add(string.Join(Between, row.Skip(1)));
        }

        await foreach (var row in Rows(Path.Combine(city, CityFiles.Delays), "source,document,seconds", ct))
        {
            if (row[0] == source.Id)
            {
                register._delays[row[1]] = row[2].Length == 0 ? null : TimeSpan.FromSeconds(int.Parse(row[2], NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }

        return register;
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> Rows(
        string path, string heading, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            throw new CityNotReadable($"{path} is missing");
        }

        var faults = new FaultList();
        await using var stream = File.OpenRead(path);
        var csv = new StrictCsv(stream);
        await foreach (var row in csv.Rows(faults, ct))
        {
            yield return string.Join(',', csv.Heading) == heading ? row.Fields : throw new CityNotReadable($"{path}: the columns must be {heading}");
        }

        if (faults.Count > 0)
        {
            throw new CityNotReadable($"{path}, line {faults[0].Line}: {faults[0].What.En}");
        }
    }

    private bool IsPending(string document)
    {
        if (!_delays.TryGetValue(document, out var delay))
        {
            return false;
        }

        var now = _clock.GetUtcNow();
        return delay is not { } wait || _firstAsked.GetOrAdd(document, now) + wait > now;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
