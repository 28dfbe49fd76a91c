using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Evidence;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

[TestFixture]
internal sealed class When_questions_are_spared
{
    private static readonly Dictionary<string, EvidenceKind[]> Second = new()
    {
        ["securities"] = [EvidenceKind.Security],
        ["platform-payouts"] = [EvidenceKind.PlatformPayout],
        ["payment-inflows"] = [EvidenceKind.PaymentInflow],
        ["market-registration"] = [EvidenceKind.MarketRegistration, EvidenceKind.CompanyShare],
        ["real-estate"] = [EvidenceKind.RealEstate],
        ["vehicles"] = [EvidenceKind.Vehicle],
        ["housing-fund"] = [EvidenceKind.Contribution],
    };

    private static readonly Gifts Gives = new(Second.ToDictionary(s => new SourceId(s.Key), s => (IReadOnlyList<EvidenceKind>)s.Value));

    private static readonly Gen<Told> Any = Gen.Select(
        Gen.OneOf(Second.Keys.ToArray()), Gen.Int[0, 3], Gen.Int[0, 5_000_000], Gen.Int[0, 11], Gen.Bool,
        (source, person, fen, month, shared) => new Told(source, person, Money.Of(fen / 100m), month, shared));

    [Test]
    public void Whatever_they_would_have_been_answered_outcome_and_amount_are_the_same() =>
        Gen.Select(Households.Any, Gen.OneOf(("620502", Cases.Accepted), ("620102", new DateOnly(2021, 8, 2))), Any.Array[0, 8]).Sample((random, law, told) =>
        {
            var given = random with { County = law.Item1, AcceptedOn = law.Item2 };
            var pack = Cases.PackOf(given.County, given.AcceptedOn);
            var (facts, all) = (Cases.Facts(given), Answers(given, pack, told));
            var spared = Spared(pack, facts, all);
            return spared.Count == 0 || Said(pack, facts, all) == Said(pack, facts, NotAsking(all, spared));
        }, iter: 3_000);

    [Test]
    public void A_household_over_the_standard_by_undisputed_wages_is_asked_about_no_further() =>
        Assert.That(Spared(Household(wage: 9_000m)).Select(s => s.Code), Is.EquivalentTo(Second.Keys));

    [Test]
    public void One_below_it_is_asked_about_everywhere() => Assert.That(Spared(Household(wage: 100m)), Is.Empty);

    [Test]
    public void One_somebody_reported_is_asked_about_everywhere() =>
        Assert.That(Spared(Household(wage: 9_000m), with: f => f with { Reported = true }), Is.Empty);

    [Test]
    public void One_that_declared_less_than_the_only_source_shows_is_asked_about_everywhere() =>
        Assert.That(Spared(Household(wage: 9_000m), with: Declaring(500m)), Is.Empty);

    [Test]
    public void Two_sources_of_which_each_suffices_need_no_third_whatever_was_declared() =>
        Assert.That(Spared(Household(wage: 9_000m, pension: 9_000m), with: Declaring(500m)), Is.Not.Empty);

    [Test]
    public void Nobody_is_spared_while_the_law_must_hear_the_source()
    {
        var pack = Cases.Tianshui with { Sources = [.. Cases.Tianshui.Sources.Select(s => s with { Role = SourceRole.Mandatory })] };
        Assert.That(Spared(Household(wage: 9_000m), pack), Is.Empty);
    }

    [Test]
    public void What_was_found_beside_a_declaration_is_still_said()
    {
        var given = Household(wage: 9_000m, pension: 9_000m);
        var (pack, facts) = (Cases.Tianshui, Declaring(500m)(Cases.Facts(given)));
        var all = Answers(given, pack, []);
        var found = Assessor.Assess(pack, facts, EvidenceSet.Of(NotAsking(all, Spared(pack, facts, all)))).Discrepancies;
        Assert.That(found.Select(d => (d.Item, d.Direction)), Does.Contain(("wage", DiscrepancyDirection.DeclaredLower)));
    }

    private static PackCase Household(decimal wage, decimal? pension = null) => new()
    {
        Name = "one", County = "620502", AcceptedOn = Cases.Accepted, Expect = [new(new("dibao"), "")],
        Members =
        [
            new("applicant", 40)
            {
                Income = pension is { } more
                    ? new Dictionary<string, Money> { ["wage"] = Money.Of(wage), ["pension"] = Money.Of(more) }
                    : new Dictionary<string, Money> { ["wage"] = Money.Of(wage) },
            },
        ],
    };

    private static Func<HouseholdFacts, HouseholdFacts> Declaring(decimal wage) => facts => facts with
    {
        Declared = new([new(facts.Members[0].MemberRef, "wage", Money.Of(wage), new(null, null))], [], []),
    };

    private static IReadOnlySet<SourceId> Spared(PackCase given, Pack? law = null, Func<HouseholdFacts, HouseholdFacts>? with = null)
    {
        var (pack, facts) = (law ?? Cases.Tianshui, Cases.Facts(given));
        return Spared(pack, with is null ? facts : with(facts), Answers(given, pack, []));
    }

    private static IReadOnlySet<SourceId> Spared(Pack pack, HouseholdFacts facts, List<Answer> all)
    {
        var late = pack.Sources.Where(s => s.Stage == 2).Select(s => s.Id).ToHashSet();
        var second = all.Where(a => late.Contains(a.Source)).GroupBy(a => a.Source)
            .Select(a => new PlannedAsk(a.Key, [.. a.Select(About)]) { Stage = 2 }).ToList();
        var first = new GatheredAnswers(facts.Id, [.. all.Where(a => !late.Contains(a.Source))], []);
        return SparedDecision.Of(pack, facts, new(facts.Id, second, []), first, Gives);
    }

    private static List<Answer> Answers(PackCase given, Pack pack, IReadOnlyList<Told> told) =>
    [
        .. Cases.Answers(given, pack).Select(a => told.Where(t => t.Source == a.Source.Code && (t.Person % given.Members.Count) + 1 == a.MemberOrdinal)
            .Select((t, i) => t.Item(a, i, given.AcceptedOn)).ToList() is { Count: > 0 } items
                ? new Answer.Answered(a.Verification, a.Source, a.MemberOrdinal, [.. (a as Answer.Answered)?.Items ?? [], .. items], given.AcceptedOn, Coverage.Unstated)
                : a),
    ];

    private static List<Answer> NotAsking(List<Answer> all, IReadOnlySet<SourceId> spared) =>
        all.ConvertAll(a => spared.Contains(a.Source) ? new Answer.Silent(a.Verification, a.Source, a.MemberOrdinal, Silence.NotAsked) : a);

    private static string Said(Pack pack, HouseholdFacts facts, List<Answer> answers) => string.Join(
        ", ", Assessor.Assess(pack, facts, EvidenceSet.Of(answers)).Programmes.Select(p => $"{p.Programme} {p.Outcome} {p.Amount?.Low}…{p.Amount?.High}"));

    private static Question About(Answer answer) => new()
    {
        Verification = answer.Verification, Source = answer.Source, MemberOrdinal = answer.MemberOrdinal, Name = "", Document = new(DocumentType.ResidentId, "x"),
        Region = RegionCode.Parse("620502"), LookBack = new(null, null), AsOf = Cases.Accepted, ConsentNo = "",
    };

    /// <summary>A record a source of the second stage would have told.</summary>
    private sealed record Told(string Source, int Person, Money Amount, int Month, bool Shared)
    {
        public EvidenceItem Item(Answer of, int place, DateOnly day) => new()
        {
            Kind = Second[Source][place % Second[Source].Length],
            Source = of.Source,
            RecordId = $"told-{Source}-{of.MemberOrdinal}-{place}",
            MemberOrdinal = of.MemberOrdinal,
            Period = Period.Of(YearMonth.Of(day).Plus(-1 - Month)),
            Amount = Amount,
            // The account a bank shows as well.
            ObjectId = Shared ? $"acc-{of.MemberOrdinal}" : null,
            AsOf = day,
        };
    }
}
