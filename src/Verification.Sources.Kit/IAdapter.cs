using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>An adapter that comes as a package of its own: what a <c>sources.yaml</c> may name once its folder is configured.</summary>
/// <remarks>Named by <see cref="AdapterAttribute"/>, with a constructor without parameters; one assembly has one.</remarks>
public interface IAdapter
{
    /// <summary>Its name in <c>sources.yaml</c>: lower-case letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>Builds a source from its settings; adds every fault it finds and then returns null.</summary>
    ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, AdapterGround ground);

    /// <summary>Begins a trial for the conformance suite.</summary>
    SourceTrial Trial();
}

/// <summary>What an adapter is given of ours.</summary>
/// <param name="Shelf">Where it may keep snapshots.</param>
/// <param name="Clock">The only clock it reads.</param>
public sealed record AdapterGround(ISnapshotShelf Shelf, TimeProvider Clock);

/// <summary>Names the adapter an assembly brings.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AdapterAttribute(Type adapter) : Attribute
{
    public Type Adapter => adapter;
}
