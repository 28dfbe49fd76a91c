using Verification.Platform.Database;

namespace Verification.Pipeline;

/// <summary>Whether the road flows or is held; what health and the doors look at.</summary>
public sealed class RoadState
{
    private volatile string? _heldBecause;

    /// <summary>Why nothing can be written, or null while it flows.</summary>
    public string? HeldBecause => _heldBecause;

    public void Held(FaultKind kind) => _heldBecause = kind.ToString();

    public void Flowing() => _heldBecause = null;
}
