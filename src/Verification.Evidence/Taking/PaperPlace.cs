using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Under which source a paper's record stands that answers no question about one.</summary>
public static class PaperPlace
{
    /// <summary>The source at which the law in force says that this document settles this kind of evidence, else the first that gives the kind; null: none does.</summary>
    /// <param name="gives">Whether a source that is connected gives this kind.</param>
    public static SourceId? Of(SourceNeeds needs, Func<SourceId, EvidenceKind, bool> gives, string document, EvidenceKind kind) => needs.Sources
        .Where(rule => gives(rule.Id, kind))
        .OrderByDescending(rule => rule.IsSettledBy(document, kind))
        .Select(rule => (SourceId?)rule.Id).FirstOrDefault();
}
