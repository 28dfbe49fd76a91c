using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>A shelf in memory, for trying an adapter and for its tests; what it holds ends with the process.</summary>
public sealed class MemoryShelf : ISnapshotShelf
{
    private readonly Lock _changing = new();
    private readonly HashSet<(SourceId, string)> _seen = [];
    private readonly Dictionary<SourceId, Held> _current = [];

    public async Task<ShelfOutcome> Put(Snapshot snapshot, IAsyncEnumerable<SnapshotRow> rows, CancellationToken ct)
    {
        var byPerson = new Dictionary<IdentityDocument, List<SourceRecord>>();
        var signals = new List<(IdentityDocument Person, SignalRecord Signal)>();
        var setAside = new HashSet<IdentityDocument>();
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (!byPerson.TryGetValue(row.Person, out var records))
            {
                byPerson.Add(row.Person, records = []);
            }

            records.AddRange(row.Records);
            signals.AddRange(row.Signals.Select(s => (row.Person, s)));
            if (row.SetAside)
            {
                setAside.Add(row.Person);
            }
        }

        lock (_changing)
        {
            if (!_seen.Add((snapshot.Source, snapshot.SnapshotId)))
            {
                return ShelfOutcome.AlreadyThere;
            }

            if (_current.TryGetValue(snapshot.Source, out var held) && held.Snapshot.AsOf > snapshot.AsOf)
            {
                return ShelfOutcome.OlderThanCurrent;
            }

            if (snapshot.IsSuspiciousAfter(held?.Snapshot.RecordCount))
            {
                return ShelfOutcome.Suspicious;
            }

            _current[snapshot.Source] = new(snapshot, byPerson, signals.ToLookup(s => s.Person, s => s.Signal), setAside);
            return ShelfOutcome.Put;
        }
    }

    public Task<bool> Holds(SourceId source, string snapshotId, CancellationToken ct)
    {
        lock (_changing)
        {
            return Task.FromResult(_seen.Contains((source, snapshotId)));
        }
    }

    public Task<ShelfFinding?> Find(SourceId source, IReadOnlyList<IdentityDocument> persons, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Held? held;
        lock (_changing)
        {
            held = _current.GetValueOrDefault(source);
        }

        return Task.FromResult(held is null ? null : new ShelfFinding(held.Snapshot, Found(held, persons))
        {
            SetAside = held.SetAside,
            Signals = persons.Distinct().Where(held.Signals.Contains).ToDictionary(p => p, p => (IReadOnlyList<SignalRecord>)[.. held.Signals[p]]),
        });
    }

    private static Dictionary<IdentityDocument, IReadOnlyList<SourceRecord>> Found(Held held, IReadOnlyList<IdentityDocument> persons)
    {
        var found = new Dictionary<IdentityDocument, IReadOnlyList<SourceRecord>>();
        foreach (var person in persons)
        {
            if (held.ByPerson.TryGetValue(person, out var records))
            {
                found[person] = records;
            }
        }

        return found;
    }

    private sealed record Held(
        Snapshot Snapshot, Dictionary<IdentityDocument, List<SourceRecord>> ByPerson, ILookup<IdentityDocument, SignalRecord> Signals,
        HashSet<IdentityDocument> SetAside);
}
