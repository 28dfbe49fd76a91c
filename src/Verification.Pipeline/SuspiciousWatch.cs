using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Verification.Evidence;

namespace Verification.Pipeline;

/// <summary>Keeps in sight which snapshots wait for an operator: in the log once each, in health and as a gauge for as long as they wait.</summary>
public sealed class SuspiciousWatch
{
    private readonly SuspiciousSnapshotStore _store;
    private readonly ILogger<SuspiciousWatch> _log;
    private volatile IReadOnlyList<SuspiciousSnapshot> _waiting = [];

    public SuspiciousWatch(SuspiciousSnapshotStore store, Meter meter, ILogger<SuspiciousWatch> log)
    {
        (_store, _log) = (store, log);
        meter.CreateObservableGauge(
            "verification.sources.suspicious",
            () => _waiting.GroupBy(s => s.Source, StringComparer.Ordinal).Select(g => new Measurement<int>(g.Count(), new KeyValuePair<string, object?>("source", g.Key))),
            "{snapshot}", "Snapshots that are empty or shrunken and wait for an operator");
    }

    /// <summary>What waited at the last look.</summary>
    public IReadOnlyList<SuspiciousSnapshot> Waiting => _waiting;

    public async Task<bool> Round(CancellationToken ct)
    {
        var before = _waiting;
        var now = await _store.List(ct);
        foreach (var snapshot in now.Where(s => !before.Any(b => b.Source == s.Source && b.SnapshotId == s.SnapshotId)))
        {
            PipelineLog.SnapshotSuspicious(_log, snapshot.Source, snapshot.SnapshotId, snapshot.RowCount, snapshot.CurrentCount);
        }

        _waiting = now;
        return false;
    }
}
