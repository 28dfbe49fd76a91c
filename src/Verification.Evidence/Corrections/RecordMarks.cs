using Verification.Platform.Vault;

namespace Verification.Evidence;

/// <summary>The marks of this process, read again every second: no household waits for the database to learn of them.</summary>
/// <remarks>What rests on a record is assessed again only <see cref="CorrectionStore.KnownAfter"/> after the record was disputed, when every process knows.</remarks>
public sealed class RecordMarks(CorrectionStore corrections, Vault vault)
{
    private volatile MarkedRecords _now = MarkedRecords.None;

    public MarkedRecords Now => _now;

    /// <summary>Reads the marks; what follows on a verification looks for itself first.</summary>
    public async Task<MarkedRecords> Refresh(CancellationToken ct) => _now = MarkedRecords.Of(await corrections.Latest(ct), vault);

    /// <summary>One round of the sweep that keeps them fresh.</summary>
    public async Task<bool> Round(CancellationToken ct)
    {
        await Refresh(ct);
        return false;
    }
}
