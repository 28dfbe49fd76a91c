using Verification.Assessment;
using Verification.Assessment.Flexible;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>One adult with flexible work under the demonstration law for it; the look-back is the year 2026.</summary>
internal sealed record FlexibleLife
{
    public static readonly DateOnly Accepted = new(2027, 1, 15);

    public static readonly Period Year = new(new(2026, 1, 1), new(2026, 12, 31));

    public static Pack Pack { get; } = ((PackInForce.Found)Demonstration.Library.InForce(RegionCode.Parse("650191"), Accepted)).Pack;

    public int Age { get; init; } = 45;

    public IReadOnlyList<MemberFact> Facts { get; init; } = [];

    public IReadOnlyList<EvidenceItem> Records { get; init; } = [];

    public IReadOnlyList<(string Word, decimal Monthly)> Declared { get; init; } = [];

    public Coverage Coverage { get; init; } = Coverage.Unstated;

    public static FlexibleLife Working(params string[] words) => new() { Facts = [.. words.Select(w => new MemberFact("work", w, Year))] };

    public FlexibleLife With(params EvidenceItem[] records) => this with { Records = [.. Records, .. records] };

    public static EvidenceItem Record(EvidenceKind kind, string id, decimal yuan, string? detail = null, string? about = null, Period? period = null, string? source = null) => new()
    {
        Kind = kind, Source = new(source ?? SourceOf(kind)), RecordId = id, MemberOrdinal = 1, Period = period ?? Year, Amount = Money.Of(yuan), Detail = detail,
        ObjectId = about, AsOf = Accepted,
    };

    public static Period Month(int number) => Period.Of(new YearMonth(2026, number));

    public PersonEstimate Estimates() => Assessor.Estimates(Pack, Household(), Evidence()).Single();

    public ProgrammeAssessment Assess() => Assessor.Assess(Pack, Household(), Evidence()).Programmes[0];

    public HouseholdFacts Household()
    {
        var facts = CaseHousehold.Facts(new() { Name = "flexible", County = "650191", AcceptedOn = Accepted, Members = [new("applicant", Age)], Expect = [new(new("dibao"), "")] });
        return facts with
        {
            Members = [facts.Members[0] with { Facts = Facts }],
            Declared = new([.. Declared.Select(d => new DeclaredIncome("m1", d.Word, Money.Of(d.Monthly), Year))], [], []),
        };
    }

    public EvidenceSet Evidence() => EvidenceSet.Of(Pack.Sources.Select(s =>
        Records.Where(r => r.Source == s.Id).ToList() is { Count: > 0 } items
            ? new Answer.Answered(Household().Id, s.Id, 1, items, Accepted, Coverage)
            : (Answer)new Answer.Silent(Household().Id, s.Id, 1, Silence.NoRecord, Accepted)));

    private static string SourceOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.PlatformPayout or EvidenceKind.PlatformTask => "platform-payouts",
        EvidenceKind.PaymentInflow => "payment-inflows",
        EvidenceKind.Contribution => "social-insurance",
        EvidenceKind.MarketRegistration => "market-registration",
        _ => "tax-wages",
    };
}
