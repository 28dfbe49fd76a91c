using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>What one paper shows of one kind of a person's income, as the answer to one question.</summary>
/// <param name="Records">In the order of their days.</param>
internal sealed record Paper(int Round, string Key, IReadOnlyList<EvidenceItem> Records)
{
    /// <summary>The papers among these records of one person and kind, in an order that does not depend on who told them first.</summary>
    public static IReadOnlyList<Paper> Of(IEnumerable<EvidenceItem> records) =>
    [
        .. records.GroupBy(r => (r.Noted!.Answers!.Round, Key: $"{r.Noted.DocumentId}/{r.Noted.Document}/{r.Noted.Answers.Code}"))
            .Select(g => new Paper(g.Key.Round, g.Key.Key, [.. g.OrderBy(r => r.Period.From).ThenBy(r => r.Period.To).ThenBy(r => r.RecordId, StringComparer.Ordinal)]))
            .OrderByDescending(p => p.Round).ThenBy(p => p.Key, StringComparer.Ordinal),
    ];

    public bool Touches(Paper other) => Records.Any(mine => other.Records.Any(theirs => mine.Period.Overlaps(theirs.Period)));

    /// <summary>What it shows of days these do not speak of; it may be nothing.</summary>
    public Paper Beside(IEnumerable<Paper> others) =>
        this with { Records = [.. Records.Where(mine => !others.Any(o => o.Records.Any(theirs => mine.Period.Overlaps(theirs.Period))))] };

    /// <summary>Both show the same sums of the same days: one income told twice.</summary>
    public bool SaysTheSame(Paper other) => Lines(this).SequenceEqual(Lines(other));

    private static IEnumerable<(Period, decimal, string?)> Lines(Paper paper) => paper.Records
        .Select(r => (r.Period, Yuan: r.Amount!.Value.Yuan, r.Detail)).OrderBy(l => l.Period.From).ThenBy(l => l.Period.To).ThenBy(l => l.Yuan).ThenBy(l => l.Detail, StringComparer.Ordinal);
}
