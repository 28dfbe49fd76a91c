namespace Verification.Vocabulary;

/// <summary>What a document or a visit says of one person, brought after a verdict.</summary>
/// <param name="Question">The open question it answers, or null: found on a visit.</param>
/// <param name="Accepted">Which of the accepted answers it is; null on a visit.</param>
/// <param name="AsOf">Day for which it speaks.</param>
/// <param name="Records">Empty: it says there is nothing.</param>
public sealed record GivenEvidence(string? Question, string? Accepted, DateOnly AsOf, int MemberOrdinal, IReadOnlyList<GivenRecord> Records)
{
    /// <summary>The paper, and who noted it; it goes into every record's evidence.</summary>
    public Noted? Noted { get; init; }
}

/// <summary>One thing a document shows; whose evidence it stands for is decided by the question it answers.</summary>
/// <param name="RecordId">Derived from the message, so that a second run gives the same.</param>
public sealed record GivenRecord(
    EvidenceKind Kind, string RecordId, Period Period, Money? Amount, IReadOnlyList<Holding> Holders, string? ObjectId, string? Detail)
{
    /// <summary>What property serves for: living, livelihood, business or idle; null: not known.</summary>
    public string? Use { get; init; }

    public DateOnly? BoughtOn { get; init; }

    public decimal? AreaSquareMetres { get; init; }

    /// <summary>The record as evidence standing in for a source.</summary>
    public EvidenceItem For(SourceId source, int memberOrdinal, DateOnly asOf) => new()
    {
        Kind = Kind,
        Source = source,
        RecordId = RecordId,
        MemberOrdinal = memberOrdinal,
        Period = Period,
        Amount = Amount,
        Holders = Holders,
        ObjectId = ObjectId,
        Detail = Detail,
        Use = Use,
        BoughtOn = BoughtOn,
        AreaSquareMetres = AreaSquareMetres,
        AsOf = asOf,
    };

    // A generated ToString would carry amounts into any text that mentions the record.
    public override string ToString() => $"{Kind} given";
}
