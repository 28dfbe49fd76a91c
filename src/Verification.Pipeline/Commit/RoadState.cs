using System.Collections.Concurrent;
using Verification.Platform.Database;

namespace Verification.Pipeline.Commit;

/// <summary>Whether the road flows or is held; what health and the doors look at.</summary>
/// <remarks>Held as long as one batch is: that another writer's batch went through does not mend the one that cannot.</remarks>
public sealed class RoadState
{
    private readonly ConcurrentDictionary<object, FaultKind> _held = new(ReferenceEqualityComparer.Instance);

    /// <summary>Why something cannot be written, or null while everything flows.</summary>
    public string? HeldBecause => _held.IsEmpty ? null : _held.Values.Select(k => k.ToString()).FirstOrDefault();

    /// <summary>This batch cannot be written.</summary>
    public void Held(object batch, FaultKind kind) => _held[batch] = kind;

    /// <summary>This batch is written, or split into others.</summary>
    public void Flowing(object batch) => _held.TryRemove(batch, out _);
}
