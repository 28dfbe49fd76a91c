namespace Verification.Vocabulary;

/// <summary>Kinds of evidence (核对信息) a source may give.</summary>
/// <remarks>What a record of each amounts to, its days and its coded details: <c>src/Verification.Sources/KINDS.md</c>.</remarks>
public enum EvidenceKind
{
    Wage,
    BusinessIncome,
    PlatformPayout,
    PlatformTask,
    PaymentInflow,
    Invoice,
    Pension,
    Benefit,
    MaintenanceReceived,
    Interest,
    Rent,
    Contribution,
    Deposit,
    Security,
    InsuranceValue,
    RealEstate,
    Vehicle,
    Vessel,
    FarmMachine,
    CompanyShare,
    MarketRegistration,
    MedicalExpense,
    EducationExpense,
    RehabilitationExpense,
    Marriage,
    Birth,
    Death,
    Custody,
    MilitaryService,
    Disability,
    Illness,
    Enrolment,
}

/// <summary>One record of one source about one person.</summary>
/// <remarks>Duplicates are removed by <see cref="RecordId"/>, never by value; a negative amount keeps its sign.</remarks>
public sealed record EvidenceItem
{
    public required EvidenceKind Kind { get; init; }

    public required SourceId Source { get; init; }

    /// <summary>The source's own id of the record.</summary>
    public required string RecordId { get; init; }

    /// <summary>The person asked about.</summary>
    public required int MemberOrdinal { get; init; }

    /// <summary>Days the record speaks of: a wage's month, a custody's term, a balance's day.</summary>
    public required Period Period { get; init; }

    public Money? Amount { get; init; }

    /// <summary>Holders and shares of property; empty: the person asked about holds the whole.</summary>
    public IReadOnlyList<Holding> Holders { get; init; } = [];

    /// <summary>The same object seen by two sources carries the same id and counts once.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Who paid, by the source's own number of an employer: several payers of one person are kept apart. Null: the source does not say.</summary>
    public string? Payer { get; init; }

    /// <summary>A coded detail, e.g. disability <c>physical-2</c>, custody <c>prison</c>.</summary>
    public string? Detail { get; init; }

    /// <summary>What property serves for: living, livelihood, business or idle; null: not known.</summary>
    public string? Use { get; init; }

    public DateOnly? BoughtOn { get; init; }

    public decimal? AreaSquareMetres { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Objected to, and its source has not said yet whether it stands: it counts both ways, with it and without it.</summary>
    public bool Disputed { get; init; }

    /// <summary>It may be one beside it told again, and nobody can tell: it counts both ways, with it and without it.</summary>
    public bool MayBeSame { get; init; }

    public bool CountsBothWays => Disputed || MayBeSame;

    /// <summary>The paper it rests on; null: the source's own register.</summary>
    public Noted? Noted { get; init; }

    // A generated ToString would carry amounts into any text that mentions the record.
    public override string ToString() => $"{Kind} of {Source}, member {MemberOrdinal}";
}
