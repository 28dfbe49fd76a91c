using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>One record as a source holds it, before it is known which question it answers.</summary>
public sealed record SourceRecord
{
    public required EvidenceKind Kind { get; init; }

    /// <summary>The source's own id of the record.</summary>
    public required string RecordId { get; init; }

    /// <summary>Days the record speaks of; a balance speaks of one day.</summary>
    public required Period Period { get; init; }

    /// <summary>Yuan over all its days, of property what the whole thing is worth; null: the kind has none, or nobody knows.</summary>
    public Money? Amount { get; init; }

    /// <summary>The person's share of the object, 0…1; null with <see cref="Joint"/>: not known.</summary>
    public decimal? Share { get; init; }

    /// <summary>Held with others as an undivided whole.</summary>
    public bool Joint { get; init; }

    /// <summary>Id of the account, thing or payment it is about, the same wherever that is seen; null: none.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Who paid, by the source's own number, e.g. of an employer; null: the source does not say.</summary>
    public string? Payer { get; init; }

    /// <summary>A coded detail in our words, never a text of the source's; null: none.</summary>
    public string? Detail { get; init; }

    /// <summary>What property serves for: living, livelihood, business or idle; null: not known.</summary>
    public string? Use { get; init; }

    public DateOnly? BoughtOn { get; init; }

    public decimal? AreaSquareMetres { get; init; }

    /// <summary>Who the register says the record is of; null: it does not say. Compared with the person asked about, never kept.</summary>
    public RecordedIdentity? Whose { get; init; }

    /// <summary>The record as evidence about the person of this question.</summary>
    /// <remarks>
    /// A known part of an object is an object of its own, so that the parts of two members add up. A part that is not known leaves
    /// the rest to somebody not named: between nothing and the whole belongs to the household.
    /// </remarks>
    public EvidenceItem For(Question question, DateOnly asOf) => new()
    {
        Kind = Kind,
        Source = question.Source,
        RecordId = RecordId,
        MemberOrdinal = question.MemberOrdinal,
        Period = Period,
        Amount = Amount,
        Holders = Holding(question.MemberOrdinal),
        ObjectId = ObjectId is null || Share is not < 1m ? ObjectId : $"{ObjectId}#{question.MemberOrdinal}",
        Payer = Payer,
        Detail = Detail,
        Use = Use,
        BoughtOn = BoughtOn,
        AreaSquareMetres = AreaSquareMetres,
        AsOf = asOf,
    };

    private Holding[] Holding(int person) => (Share, Joint) switch
    {
        (null, false) => [],
        (null, true) => [Part(person, 0m, 1m), Part(null, 0m, 1m)],
        (1m, _) => [Part(person, 1m, 1m)],
        ({ } share, _) => [Part(person, share, share), Part(null, 1m - share, 1m - share)],
    };

    private Holding Part(int? person, decimal low, decimal high) => new(person, Interval<decimal>.Between(low, high), Joint);
}
