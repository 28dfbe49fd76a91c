using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Looks into records that lie in the order of their ids, as a hearing keeps them.</summary>
internal static class SortedRecords
{
    /// <summary>Where the records of this id begin, or would.</summary>
    public static int First(EvidenceItem[] records, string id)
    {
        var (low, high) = (0, records.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(records[middle].RecordId, id) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
