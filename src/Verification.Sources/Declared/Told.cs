using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Declared;

/// <summary>Whether a record tells what a newer paper tells already.</summary>
internal enum Telling
{
    Another,
    PerhapsAgain,
    Again,
}

/// <summary>Compares a record with those of newer papers.</summary>
internal static class Told
{
    /// <summary>What a person owns: it goes on beyond the day of the record.</summary>
    private static readonly EvidenceKind[] Things =
    [
        EvidenceKind.Deposit, EvidenceKind.Security, EvidenceKind.InsuranceValue, EvidenceKind.RealEstate, EvidenceKind.Vehicle, EvidenceKind.Vessel,
        EvidenceKind.FarmMachine, EvidenceKind.CompanyShare, EvidenceKind.MarketRegistration,
    ];

    /// <summary>What a person is: the newer paper of a kind says it all.</summary>
    private static readonly EvidenceKind[] Circumstances =
    [
        EvidenceKind.Marriage, EvidenceKind.Birth, EvidenceKind.Death, EvidenceKind.Custody, EvidenceKind.MilitaryService, EvidenceKind.Disability,
        EvidenceKind.Illness, EvidenceKind.Enrolment,
    ];

    public static bool IsPayment(EvidenceKind kind) => !Things.Contains(kind) && !Circumstances.Contains(kind);

    public static Telling Of(IReadOnlyList<DeclaredRecord> newer, HandedIn paper, SourceRecord record) =>
        newer.Count == 0 ? Telling.Another : newer.Max(one => Of(one, paper, record));

    private static Telling Of(DeclaredRecord newer, HandedIn paper, SourceRecord record)
    {
        var other = newer.Record;
        if (newer.Paper.Noted.Document != paper.Noted.Document || other.Kind != record.Kind)
        {
            return Telling.Another;
        }

        if (newer.Paper.Noted.DocumentId == paper.Noted.DocumentId)
        {
            // The very same document, noted twice.
            return other with { RecordId = record.RecordId } == record ? Telling.Again : Telling.Another;
        }

        var overlaps = other.Period.Overlaps(record.Period);
        if ((other.ObjectId is not null && record.ObjectId is not null) || Circumstances.Contains(record.Kind))
        {
            return other.ObjectId == record.ObjectId && overlaps ? Telling.Again : Telling.Another;
        }

        // Two balances of different days may be of one account; two wages of different months are two.
        return overlaps || Things.Contains(record.Kind) ? Telling.PerhapsAgain : Telling.Another;
    }
}
