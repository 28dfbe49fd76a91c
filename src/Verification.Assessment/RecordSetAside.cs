using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>A record that lies in the evidence and counts for nothing or not for sure, because of papers that answer about that income.</summary>
/// <param name="Papers">The papers' records that are the reason.</param>
public sealed record RecordSetAside(EvidenceItem Record, SetAsideWhy Why, IReadOnlyList<EvidenceItem> Papers);

/// <summary>Why a record is set aside.</summary>
public enum SetAsideWhy
{
    /// <summary>A paper counts in its place.</summary>
    Replaced,

    /// <summary>It is a paper's and says what the register says: the register's record counts.</summary>
    Confirms,

    /// <summary>It is a paper's, and another paper says the same or was given when the question was asked again.</summary>
    ToldAgain,

    /// <summary>It is a paper's, and another paper says otherwise: the household is assessed by each.</summary>
    Differs,
}
