using System.Text;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>A record as whoever objects to it names it.</summary>
/// <param name="RecordId">The source's own id.</param>
public sealed record NamedRecord(SourceId Source, string RecordId)
{
    /// <summary>The field of the keyed hash under which records are found.</summary>
    private const string Field = "record";

    /// <summary>The keyed hash under which the record is found again, within one province.</summary>
    public byte[] Index(RegionCode region, Vault vault) => vault.BlindIndex(Field, $"{Source.Code}:{RecordId}", region.Province);

    public bool Is(EvidenceItem record) => record.Source == Source && record.RecordId == RecordId;

    // A record id may be an account's number.
    public override string ToString() => $"record of {Source}";
}

/// <summary>A record that a household has just objected to.</summary>
/// <param name="Objection">Request id of the objection.</param>
/// <param name="Author">The submitter's reference of who brought it, never a name.</param>
/// <param name="Evidence">SHA-256 of the signed objection, hexadecimal.</param>
/// <param name="AnswerDays">Working days the source has once it is told.</param>
public sealed record NewCorrection(
    SourceId Source, byte[] RecordIndex, VerificationId Verification, string Objection, string Author, string Evidence, DateTimeOffset At,
    int AnswerDays, RowScope Scope)
{
    /// <summary>Derived, so that a second run stores it once.</summary>
    public Guid Id => DerivedId.Of("correction"u8.ToArray(), Encoding.UTF8.GetBytes(Scope.Submitter), Encoding.UTF8.GetBytes(Objection), RecordIndex);
}

/// <summary>A correction as it stands; nothing in it tells whose record it is.</summary>
public sealed record StoredCorrection(
    Guid CorrectionId, string Source, byte[] RecordIndex, string State, Guid VerificationId, string Author, DateTimeOffset DisputedAt,
    int AnswerDays, DateTimeOffset? SentAt, DateOnly? DueOn, bool DueProvisional, DateTimeOffset? ToldAt, byte[]? SealedAmount, string Submitter)
{
    public CorrectionState Standing => CorrectionStates.Parse(State);
}

/// <summary>A verification that rests on a disputed record.</summary>
/// <param name="Disputes">It objected itself.</param>
/// <param name="AssessedFor">Phase for which it was assessed again last.</param>
/// <param name="BatchId">The recheck it was named in last.</param>
public sealed record ReachedVerification(Guid VerificationId, bool Disputes, string? AssessedFor, string? BatchId, string Submitter);
