using Verification.Vocabulary;

namespace Verification.Sources.Kit.Conformance;

/// <summary>What an interface has room for (接口所能传递的内容): the suite asks for no more, and what it asks for must come back.</summary>
/// <remarks>
/// A trial says less than <see cref="Everything"/> only where the foreign shape has no place for it. Every part that is left out makes a check
/// "cannot arise", which the report lists; what the suite held all the same and sees come back shows that the trial said too little, and fails.
/// </remarks>
public sealed record Carried
{
    private const int DistinctById = 100;
    private const int DistinctByDay = 10;

    private static readonly EvidenceKind[] Property =
    [
        EvidenceKind.Deposit, EvidenceKind.Security, EvidenceKind.InsuranceValue, EvidenceKind.RealEstate, EvidenceKind.Vehicle, EvidenceKind.Vessel,
        EvidenceKind.FarmMachine, EvidenceKind.CompanyShare,
    ];

    /// <summary>What a trial has that says nothing else: wages and deposits, with all that a record may have.</summary>
    public static Carried Everything { get; } = new();

    /// <summary>
    /// Every kind of evidence the trial's source gives, the same as its <c>gives</c>; most checks use the first. None: it raises signals only.
    /// Default: <c>wage</c>, <c>deposit</c>.
    /// </summary>
    public IReadOnlyList<EvidenceKind> Kinds { get; init; } = [EvidenceKind.Wage, EvidenceKind.Deposit];

    /// <summary>Kind of signal the trial's source raises; default: large outflows.</summary>
    public SignalKind Signal { get; init; } = SignalKind.LargeOutflow;

    /// <summary>Whether records have ids of their own; otherwise the adapter makes one of what tells them apart, the same whenever it is asked.</summary>
    public bool RecordIds { get; init; } = true;

    /// <summary>Records of one person the interface ever gives at most; at least 1, default 100, more than which the suite never holds.</summary>
    public int RecordsMax { get; init; } = DistinctById;

    /// <summary>Which days of a record there is room for.</summary>
    public CarriedDays Days { get; init; }

    /// <summary>Which amounts there is room for.</summary>
    public CarriedAmounts Amounts { get; init; }

    /// <summary>Whether amounts have fen (分); otherwise whole yuan.</summary>
    public bool Fen { get; init; } = true;

    /// <summary>Whether the person's part of an object is said.</summary>
    public bool Shares { get; init; } = true;

    /// <summary>Whether objects and payments have ids.</summary>
    public bool ObjectIds { get; init; } = true;

    /// <summary>Coded details of the first kind there is room for; null: any word; none: whatever the adapter itself says is not compared.</summary>
    public IReadOnlyList<string>? Details { get; init; }

    /// <summary>For which day an answer speaks.</summary>
    public CarriedAsOf AsOf { get; init; }

    /// <summary>Whether the days covered are said; otherwise the answer has <see cref="Vocabulary.Coverage.Unstated"/>.</summary>
    public bool Coverage { get; init; } = true;

    /// <summary>
    /// What is said of a person nothing is held of: no record, or not matched where the interface cannot tell an unknown person from one without records.
    /// </summary>
    public Silence OfNobody { get; init; } = Silence.NoRecord;

    /// <summary>A record of the first kind there is room for, as the suite holds it.</summary>
    /// <param name="amount">Yuan; its fraction is dropped where there are no fen.</param>
    /// <param name="nth">From 1: which of a person's records it is; without ids of their own they are of different days.</param>
    public SourceRecord Record(string id, decimal amount, int nth = 1) => new()
    {
        Kind = Kinds.Count > 0 ? Kinds[0] : throw new CannotArise("it gives no evidence, only signals"),
        RecordId = id,
        Period = PeriodOf(RecordIds ? 1 : nth),
        Amount = Money.Of(Fen ? amount : decimal.Truncate(amount)),
    };

    /// <summary>The suite's records of one person, as many as can be told apart.</summary>
    internal int DistinctMax => Math.Clamp(RecordIds ? DistinctById : Days == CarriedDays.None ? 1 : DistinctByDay, 1, Math.Max(1, RecordsMax));

    /// <summary>The first kind of property it gives; null: none.</summary>
    internal EvidenceKind? FirstProperty => Kinds.Any(Property.Contains) ? Kinds.First(Property.Contains) : null;

    /// <summary>The day for which the answer to this question must speak.</summary>
    internal DateOnly DayOf(Question question) => AsOf == CarriedAsOf.DayAsked ? question.AsOf : TrialWorld.AsOf;

    internal Coverage CoverageSaid => Coverage ? TrialWorld.Covered : Vocabulary.Coverage.Unstated;

    internal SignalRecord SignalOf(string id, decimal size) => TrialWorld.Outflow(id, size) with { Kind = Signal, Period = PeriodOf(1) };

    private Period PeriodOf(int nth)
    {
        var day = new DateOnly(2020, 3, 1).AddDays(1 - nth);
        return Days switch
        {
            CarriedDays.Day => Period.Of(day),
            CarriedDays.Since => new(day, null),
            CarriedDays.None => new(null, null),
            _ => Period.Of(new YearMonth(2020, 3).Plus(1 - nth)),
        };
    }
}

/// <summary>Which days of a record an interface has room for.</summary>
public enum CarriedDays
{
    /// <summary>A first and a last day.</summary>
    FromTo,

    /// <summary>A whole month.</summary>
    Month,

    /// <summary>One day.</summary>
    Day,

    /// <summary>A first day; it has not ended.</summary>
    Since,

    /// <summary>None.</summary>
    None,
}

/// <summary>Which amounts an interface has room for.</summary>
public enum CarriedAmounts
{
    /// <summary>Also what was taken back, below nothing.</summary>
    Signed,

    /// <summary>None below nothing.</summary>
    NotNegative,

    /// <summary>No amounts at all.</summary>
    None,
}

/// <summary>For which day an answer speaks.</summary>
public enum CarriedAsOf
{
    /// <summary>The source says for which: <see cref="TrialWorld.AsOf"/> in the suite.</summary>
    Stated,

    /// <summary>It is sent the question's day and answers for that one: <see cref="Question.AsOf"/>.</summary>
    DayAsked,

    /// <summary>It says nothing and answers for today: the day in China by the clock, which the trial sets to <see cref="TrialWorld.Clock"/>.</summary>
    DayOfAsking,
}
