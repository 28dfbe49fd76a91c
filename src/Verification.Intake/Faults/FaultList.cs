using Verification.Contracts.Intake;
using Verification.Intake.Reading;

namespace Verification.Intake.Faults;

/// <summary>Collects faults: each kind once per place, and no more than a clerk could read.</summary>
internal sealed class FaultList
{
    private List<RequestFault>? _faults;
    private HashSet<(string, string)>? _seen;
    private bool _full;

    public bool IsEmpty => _faults is null;

    public IReadOnlyList<RequestFault> All => _faults ?? [];

    public void Add(FaultKind kind, string path, params ReadOnlySpan<object> bounds)
    {
        _faults ??= [];
        _seen ??= [];
        if (_full || !_seen.Add((kind.Code, path)))
        {
            return;
        }

        _full = _faults.Count == IntakeLimits.FaultsMax;
        _faults.Add(_full ? BodyFaults.More.At("$") : kind.At(path, bounds));
    }
}
