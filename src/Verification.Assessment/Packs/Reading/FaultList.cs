namespace Verification.Assessment.Packs.Reading;

/// <summary>Collects every fault of a folder, up to a limit.</summary>
internal sealed class FaultList
{
    private const int FaultsMax = 500;
    private readonly List<PackFault> _faults = [];

    /// <summary>Faults said so far, also those said before or past the limit: who sees it grow while reading has read something faulty.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<PackFault> InOrder =>
        [.. _faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Code, StringComparer.Ordinal)];

    public void Add(string code, string file, int line, int column, string zh, string en)
    {
        Count++;

        // The same file is resolved for several places and days; its fault is one.
        var fault = new PackFault(code, file, line, column, new(zh, en));
        if (_faults.Count < FaultsMax && !_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }
}
