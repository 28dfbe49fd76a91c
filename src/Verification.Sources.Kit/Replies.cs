using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>Puts answers together the way every adapter should.</summary>
public static class Replies
{
    /// <summary>Evidence from these records, or "no record" when there are none; a record seen twice counts once.</summary>
    /// <remarks>
    /// Two different records under one id contradict each other: nobody can say which is right, and the question stays open.
    /// Records that end before the look-back or begin after it may be left out by the adapter; nothing is left out here.
    /// "No record" carries the as-of: whether it counts as absence is the law pack's word, never the adapter's.
    /// Where the register says whose a record is and that is less than surely the person asked about, nothing is given as evidence.
    /// </remarks>
    /// <param name="signals">Travel beside the evidence and say nothing of it.</param>
    public static Answer From(
        Question question, IReadOnlyList<SourceRecord>? records, DateOnly asOf, Coverage coverage, IReadOnlyList<SignalRecord>? signals = null)
    {
        if (records is null or { Count: 0 } && signals is null or { Count: 0 })
        {
            return Silent(question, Silence.NoRecord, asOf) with { Covered = coverage.Days };
        }

        if (!AreOf(question, records ?? []))
        {
            return Silent(question, Silence.WeakMatch, asOf);
        }

        var items = new List<EvidenceItem>(records?.Count ?? 0);
        var seen = new Dictionary<string, SourceRecord>(records?.Count ?? 0, StringComparer.Ordinal);
        foreach (var record in records ?? [])
        {
            if (seen.TryAdd(record.RecordId, record))
            {
                items.Add(record.For(question, asOf));
            }
            else if (seen[record.RecordId] != record)
            {
                return Silent(question, Silence.NoAnswer);
            }
        }

        var answered = new Answer.Answered(question.Verification, question.Source, question.MemberOrdinal, items, asOf, coverage);
        return signals is null or { Count: 0 } ? answered : answered with
        {
            Signals = [.. signals.DistinctBy(s => s.RecordId, StringComparer.Ordinal).Select(s => s.For(question, asOf))],
        };
    }

    public static Answer.Silent Silent(Question question, Silence why, DateOnly? asOf = null) =>
        new(question.Verification, question.Source, question.MemberOrdinal, why, asOf);

    public static Answer.Later Later(Question question, string? ticket = null, DateTimeOffset? expected = null) =>
        new(question.Verification, question.Source, question.MemberOrdinal, ticket, expected);

    /// <summary>The answer with the bytes it came in, to be sealed with it; more than <see cref="Answer.ReceivedBytesMax"/> are not kept.</summary>
    public static Answer AsReceived(Answer answer, ReadOnlyMemory<byte> bytes) =>
        bytes.Length <= Answer.ReceivedBytesMax ? answer with { Received = bytes } : answer;

    /// <summary>Whether the source can search for this person at all.</summary>
    public static bool CanSearch(SourceDescription source, Question question) =>
        source.CanSearchBy(question.Document) || source.CanSearchByName(question.Name, question.Document, question.BornOn);

    /// <summary>Parts what the source can search for from what it cannot, which is answered without a call.</summary>
    public static (Question[] Asked, IReadOnlyList<Answer> Unsearchable) Part(SourceDescription source, IReadOnlyList<Question> questions) => (
        [.. questions.Where(q => CanSearch(source, q))],
        [.. questions.Where(q => !CanSearch(source, q)).Select(q => Silent(q, Silence.NotSearchable))]);

    /// <summary>Whether every record is surely of the person asked about; one found by the document and naming nobody is.</summary>
    private static bool AreOf(Question question, IReadOnlyList<SourceRecord> records)
    {
        foreach (var record in records)
        {
            if (record.Whose is { } whose
                && IdentityMatch.Of(question, whose with { Document = whose.Document ?? question.Document }) is not (MatchStrength.ByDocument or MatchStrength.Strong))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an answer of this coverage speaks of the region asked about.</summary>
    public static bool Covers(Coverage coverage, Question question) =>
        coverage.Regions.Count == 0 || coverage.Regions.Any(region => region.Covers(question.Region));
}
