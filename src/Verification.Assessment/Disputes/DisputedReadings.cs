using Verification.Vocabulary;

namespace Verification.Assessment.Disputes;

/// <summary>The ways in which evidence can be read while records of it are disputed (异议信息) or may be others told again: each of them counts, or it does not.</summary>
internal static class DisputedReadings
{
    /// <summary>Most records that are read both ways, each for itself; with more nothing is decided, because the readings double with each.</summary>
    public const int RecordsMax = 3;

    /// <summary>The disputed records, each once, in an order that does not depend on who answered first.</summary>
    public static IReadOnlyList<EvidenceItem> Records(EvidenceSet evidence)
    {
        if (!evidence.HasDisputed)
        {
            return [];
        }

        var disputed = evidence.Sources.SelectMany(s => s.Answers).OfType<Answer.Answered>().SelectMany(a => a.Items).Where(i => i.CountsBothWays);
        return [.. disputed.DistinctBy(KeyOf).OrderBy(i => i.Source).ThenBy(i => i.RecordId, StringComparer.Ordinal)];
    }

    /// <summary>Every reading, the one in which all records count first; of more records than can be read each for itself, all of them and none.</summary>
    public static IReadOnlyList<EvidenceSet> Of(EvidenceSet evidence, IReadOnlyList<EvidenceItem> records)
    {
        if (records.Count > RecordsMax)
        {
            return [Without(evidence, _ => false), Without(evidence, _ => true)];
        }

        var keys = records.Select(KeyOf).ToList();
        return [.. Enumerable.Range(0, 1 << records.Count).Select(left => Without(evidence, record => (left >> keys.IndexOf(KeyOf(record)) & 1) == 1))];
    }

    private static EvidenceSet Without(EvidenceSet evidence, Func<EvidenceItem, bool> isLeft) => AsItLies(evidence, isLeft).Read(evidence.Settled);

    private static EvidenceSet AsItLies(EvidenceSet evidence, Func<EvidenceItem, bool> isLeft) => EvidenceSet.Of(
        evidence.Sources.SelectMany(s => s.Answers).Select(answer => answer is Answer.Answered answered
            ? answered with { Items = [.. answered.Items.Where(i => !i.CountsBothWays || !isLeft(i)).Select(i => i.CountsBothWays ? i with { Disputed = false, MayBeSame = false } : i)] }
            : answer));

    private static (SourceId, string) KeyOf(EvidenceItem record) => (record.Source, record.RecordId);
}
