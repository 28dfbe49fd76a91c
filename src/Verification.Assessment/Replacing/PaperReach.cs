using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>How far papers reach that do not say it: which of the records of their income they take the place of.</summary>
internal static class PaperReach
{
    /// <summary>Every reading of what papers settle; one where nothing is open.</summary>
    /// <remarks>
    /// A paper names no payer: where its records are of several, it may be the paper of one of them, and the records may stand. A record it
    /// speaks of only in part may be one it replaces, or one beside it.
    /// </remarks>
    /// <param name="settled">The papers take the place of all records they cover.</param>
    /// <param name="touched">Records whose days they cover in part.</param>
    public static IEnumerable<SettledIncome> Readings(SettledIncome settled, IReadOnlyList<EvidenceItem> touched)
    {
        yield return settled;
        if (touched.Count > 0)
        {
            yield return new(settled.MemberOrdinal, settled.Kind, settled.Days, settled.Papers, [.. settled.Records, .. touched], settled.Aside);
        }

        if (AreOfSeveral([.. settled.Records, .. touched]))
        {
            yield return new(settled.MemberOrdinal, settled.Kind, settled.Days, settled.Papers, [], settled.Aside, RecordsStay: true);
        }
    }

    /// <summary>More than one payer is named, or some records name none; or none does, and one source shows two of one month.</summary>
    private static bool AreOfSeveral(IReadOnlyList<EvidenceItem> records) => records.DistinctBy(r => r.Payer).Count() > 1
        || (records.All(r => r.Payer is null) && records.GroupBy(r => r.Source).Any(HasTwoOfOneMonth));

    // Of records in the order of their days, two that share days or begin in one month have between them neighbours that do.
    private static bool HasTwoOfOneMonth(IEnumerable<EvidenceItem> records)
    {
        var days = records.Select(r => r.Period).OrderBy(p => p.From).ToList();
        return days.Zip(days.Skip(1)).Any(two => two.First.Overlaps(two.Second)
            || (two.First.From is { } from && two.Second.From is { } next && YearMonth.Of(from) == YearMonth.Of(next)));
    }
}
