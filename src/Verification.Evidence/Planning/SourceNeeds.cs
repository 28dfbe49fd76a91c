using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Which sources the law in force wants asked for one household, and for which days.</summary>
/// <param name="Mandatory">Sources whose silence widens what is known.</param>
/// <param name="Supporting">Sources whose silence widens nothing.</param>
/// <param name="LookBack">Days asked about.</param>
public sealed record SourceNeeds(IReadOnlyList<SourceId> Mandatory, IReadOnlyList<SourceId> Supporting, Period LookBack)
{
    /// <summary>Oldest acceptable answer per source, in days before the day verified; a source without an entry never goes stale.</summary>
    public IReadOnlyDictionary<SourceId, int> FreshnessDays { get; init; } = new Dictionary<SourceId, int>();

    /// <summary>Mandatory ones first, each once.</summary>
    public IEnumerable<SourceId> All => Mandatory.Concat(Supporting).Distinct();
}
