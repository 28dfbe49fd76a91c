using System.Collections.Frozen;
using Verification.Assessment;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>All sources this installation may ask, with their limits.</summary>
public sealed class SourceCatalogue
{
    private readonly FrozenDictionary<SourceId, CataloguedSource> _byId;

    /// <summary>Takes each source once.</summary>
    public SourceCatalogue(IReadOnlyList<CataloguedSource> sources)
    {
        Promise.That(sources.Count <= EvidenceLimits.SourcesMax, "a catalogue has at most SourcesMax sources");
        Promise.That(sources.All(s => s.Source.Description.Id == s.Settings.Id), "a source carries the id of its settings");
        All = sources;
        Gives = new(sources.ToDictionary(s => s.Settings.Id, s => s.Source.Description.Gives));
        _byId = sources.ToFrozenDictionary(s => s.Settings.Id);
    }

    /// <summary>Kinds of evidence each source may give.</summary>
    public Gifts Gives { get; }

    /// <summary>In the order of the settings file.</summary>
    public IReadOnlyList<CataloguedSource> All { get; }

    /// <summary>The source, or null when nobody has connected it.</summary>
    public CataloguedSource? Find(SourceId id) => _byId.GetValueOrDefault(id);
}

/// <summary>An adapter and the limits it is asked within.</summary>
public sealed record CataloguedSource(ISource Source, SourceSettings Settings)
{
    /// <summary>Most questions in one call: the smaller of what the adapter takes and what the settings allow.</summary>
    public int QuestionsAtOnceMax => Math.Min(Source.Description.QuestionsAtOnceMax, Settings.QuestionsAtOnceMax);
}
