using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Kinds of evidence each source may give at all, as its description says.</summary>
public sealed class Gifts(IReadOnlyDictionary<SourceId, IReadOnlyList<EvidenceKind>> bySource)
{
    /// <summary>Nobody said: only what the law says a source bounds is known.</summary>
    public static readonly Gifts Unknown = new(new Dictionary<SourceId, IReadOnlyList<EvidenceKind>>());

    /// <summary>The kinds of one source, or null when nobody said.</summary>
    public IReadOnlyList<EvidenceKind>? Of(SourceId source) => bySource.GetValueOrDefault(source);
}
