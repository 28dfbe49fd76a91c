using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The measured figures of this process, read again now and then: no household waits for the database to learn of them.</summary>
public sealed class QualityWatch(QualityStore store, TimeProvider clock)
{
    /// <summary>A figure measured longer ago says nothing of the source any more.</summary>
    public const int ValidDays = 100;

    private volatile MeasuredSources? _now;

    /// <summary>What is measured, for law that names limits; a process that has just started reads it first.</summary>
    public async ValueTask<MeasuredSources> For(Pack pack, CancellationToken ct) =>
        pack.Sources.All(s => s.Quality is null) ? MeasuredSources.None : _now ?? await Refresh(ct);

    public async Task<MeasuredSources> Refresh(CancellationToken ct) => _now = MeasuredSources.Of(await store.OfEach(ChinaTime.Today(clock).AddDays(-ValidDays), ct));

    /// <summary>One round of the sweep that keeps them fresh.</summary>
    public async Task<bool> Round(CancellationToken ct)
    {
        await Refresh(ct);
        return false;
    }
}
