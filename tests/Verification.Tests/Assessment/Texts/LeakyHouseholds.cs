using CsCheck;
using Verification.Assessment;
using Verification.Assessment.Explaining;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment.Texts;

/// <summary>Random households with everything a family must not read, in amounts nothing else can come to.</summary>
internal static class LeakyHouseholds
{
    /// <summary>Yuan no item comes to.</summary>
    public const decimal SignalSize = 77_777.41m;

    private static readonly Gen<CaseMember> Obligor = Gen.Select(Gen.Int[20, 80], Gen.Int[1_000, 9_000], Gen.Int[2, 9], (age, wage, size) => new CaseMember("child", age)
    {
        // Tens of thousands of yuan and 37 fen: no item of a member comes to that.
        Income = new Dictionary<string, Money>(StringComparer.Ordinal) { ["wage"] = Money.Of((wage * 10) + 0.37m) },
        Facts = [("household-size", $"{size}")],
    });

    private static readonly Gen<CaseMember> Member = Gen.Select(Gen.OneOf("applicant", "parent", "sibling"), Gen.Int[30, 90], Gen.Int[0, 600], (relation, age, wage) =>
        new CaseMember(relation, age)
        {
            Income = wage == 0 ? new Dictionary<string, Money>() : new Dictionary<string, Money>(StringComparer.Ordinal) { ["wage"] = Money.Of(wage) },
            Deposit = Money.Of(wage * 3),
            Signals = [new(SignalKind.LargeOutflow, Money.Of(SignalSize), null, null), new(SignalKind.Consumption, null, null, null)],
        });

    private static readonly Gen<CaseThing[]> Shops = Gen.Int[0, 1].Select(shops =>
        shops == 0 ? [] : new[] { new CaseThing(EvidenceKind.RealEstate, Money.Of(80_000m), "shop", null, null, null, 1, 1m) });

    public static readonly Gen<Leaky> Any = Gen.Select(Member.Array[1, 3], Obligor.Array[1, 3], Shops, Gen.Bool, Gen.Bool, Gen.OneOf(Households.Mandatory), Households.Fault, Gen.Bool)
        .Select((members, obligors, shops, kin, reported, source, why, silent) => new Leaky(
            new PackCase
            {
                Name = "leaky",
                County = "620502",
                AcceptedOn = Cases.Accepted,
                Members = members,
                Obligors = obligors,
                Property = shops,
                Silent = silent ? [(source, why)] : [],
                Expect = [new(new("dibao"), "")],
            }, kin, reported));
}

/// <summary>A household with obligors, and what else its explanation holds.</summary>
internal sealed record Leaky(PackCase Given, bool Kin, bool Reported)
{
    public HouseholdFacts Facts
    {
        get
        {
            var facts = Cases.Facts(Given) with { KinOfStaff = Kin, Reported = Reported };
            return facts with { Obligors = [.. facts.Obligors.Select((o, i) => o with { MemberRef = $"OBLIGOR-{i}", Name = $"欧布利{i}" })] };
        }
    }

    public Explanation Explained() => Assessor.Explain(ObligorLaw.Pack, Facts, EvidenceSet.Of(Answers()));

    // Obligors are answered about by the sources that answered about members; the law asks none of them by itself.
    private IEnumerable<Answer> Answers() => Cases.Answers(Given, ObligorLaw.Pack);
}
