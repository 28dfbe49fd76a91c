using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.SqlView;

/// <summary>A view of a registry's own exchange database, asked set-wise.</summary>
public static class SqlViewSource
{
    public static ISource? Create(SourceId id, IReadOnlyDictionary<string, string> settings, ICollection<string> faults, TimeProvider clock) =>
        throw new NotSupportedException();
}
