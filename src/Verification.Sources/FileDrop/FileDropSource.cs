using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.FileDrop;

/// <summary>Snapshots delivered as files into a folder, answered from the shelf.</summary>
public static class FileDropSource
{
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, ISnapshotShelf shelf) =>
        throw new NotSupportedException();
}
