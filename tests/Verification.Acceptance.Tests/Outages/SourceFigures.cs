using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>What the service says about its sources through its own meters.</summary>
internal sealed class SourceFigures : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Source, double Milliseconds)> _calls = new();
    private readonly ConcurrentDictionary<(string Source, string Why), long> _dropped = new();
    private readonly ConcurrentDictionary<string, long> _unavailableSince = new(StringComparer.Ordinal);

    public SourceFigures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name.StartsWith("verification.evidence.", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Called(value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Counted(instrument.Name, tags));
        _listener.Start();
    }

    /// <summary>When a source was first passed over because its breaker was open, since the last <see cref="Forget"/>.</summary>
    public TimeSpan? Unavailable(string source, long since) =>
        _unavailableSince.TryGetValue(source, out var at) ? Stopwatch.GetElapsedTime(since, at) : null;

    /// <summary>How often answers were dropped for a reason.</summary>
    public long Dropped(string why) => _dropped.Where(d => d.Key.Why == why).Sum(d => d.Value);

    /// <summary>The time within which 99 of 100 calls in the fast lane ended, of all sources but these.</summary>
    public double P99OfOthers(IReadOnlyCollection<string> but) => P99(CallsOfOthers(but));

    /// <summary>How long each call in the fast lane took, in milliseconds, of all sources but these.</summary>
    public IReadOnlyList<double> CallsOfOthers(IReadOnlyCollection<string> but) => [.. _calls.Where(c => !but.Contains(c.Source)).Select(c => c.Milliseconds)];

    /// <summary>What 99 of 100 are not above; 0 of none.</summary>
    public static double P99(IReadOnlyCollection<double> calls)
    {
        var sorted = calls.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, sorted.Count * 99 / 100)];
    }

    /// <summary>Begins to count anew.</summary>
    public void Forget()
    {
        _calls.Clear();
        _unavailableSince.Clear();
    }

    public void Dispose() => _listener.Dispose();

    private void Called(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Tag(tags, "lane") == "fast")
            _calls.Enqueue((Tag(tags, "source"), seconds * 1000));
    }

    private void Counted(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (name.EndsWith(".dropped", StringComparison.Ordinal))
            _dropped.AddOrUpdate((Tag(tags, "source"), Tag(tags, "why")), 1, static (_, n) => n + 1);
        else if (name.EndsWith(".left", StringComparison.Ordinal) && Tag(tags, "cause") == "unavailable")
            _unavailableSince.TryAdd(Tag(tags, "source"), Stopwatch.GetTimestamp());
    }

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
                return tag.Value as string ?? "";
        }

        return "";
    }
}
