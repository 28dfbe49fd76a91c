using Verification.Assessment.Packs;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Disputes;

/// <summary>Every way in which evidence can be read: by papers that answer a question, and with and without what counts both ways.</summary>
/// <param name="All">At least one; the first is the one an explanation shows.</param>
/// <param name="BothWays">Records that are disputed or may be others told again.</param>
/// <param name="Differing">Records of papers that differ about one income, or may speak of some of its records only.</param>
internal sealed record EvidenceReadings(
    IReadOnlyList<EvidenceSet> All, IReadOnlyList<EvidenceItem> BothWays, IReadOnlyList<EvidenceItem> Differing)
{
    /// <summary>There are more ways than are read: nothing is decided.</summary>
    public bool TooMany { get; private init; }

    /// <summary>The evidence can be read in one way only.</summary>
    public bool IsOne => All.Count == 1;

    public static EvidenceReadings Of(Pack pack, EvidenceSet evidence)
    {
        var papers = PaperReadings.Of(pack, evidence);
        var disputed = DisputedReadings.Records(evidence);
        IEnumerable<EvidenceSet> settled = papers.All.Select(evidence.Read);
        return new([.. disputed.Count == 0 ? settled : settled.SelectMany(s => DisputedReadings.Of(s, disputed))], disputed, papers.Differing)
        {
            TooMany = papers.TooMany || disputed.Count > DisputedReadings.RecordsMax,
        };
    }
}
