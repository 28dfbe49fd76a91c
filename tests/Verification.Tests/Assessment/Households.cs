using CsCheck;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>Random households around the thresholds of Tianshui 2020.</summary>
internal static class Households
{
    public static readonly string[] Mandatory = ["civil-registry", "tax-wages", "social-insurance", "bank-deposits"];

    /// <summary>Every silence that is a fault of somebody; "no record" is a statement of the source.</summary>
    public static readonly Gen<Silence> Fault =
        Gen.OneOf(Silence.NoAnswer, Silence.NotMatched, Silence.Refused, Silence.NotCovered, Silence.Stale, Silence.NotSearchable, Silence.WeakMatch);

    private static readonly Gen<Money?> Wage = Gen.OneOf(
        Gen.Const((Money?)null), Gen.Int[0, 300_000].Select(fen => (Money?)Money.Of(fen / 100m)), Gen.OneOf<Money?>(Money.Of(589m), Money.Of(1178m), Money.Of(1767m)));

    private static readonly Gen<Money?> Deposit = Gen.OneOf(
        Gen.Const((Money?)null), Gen.Int[0, 9_000_000].Select(fen => (Money?)Money.Of(fen / 100m)), Gen.OneOf<Money?>(Money.Of(14_136m), Money.Of(42_408m)));

    private static readonly Gen<CaseMember> Member = Gen.Select(
        Gen.OneOf("child", "parent", "sibling"), Gen.Int[0, 90], Wage, Wage, Deposit, Gen.OneOf<string?>(null, "physical-2", "hearing-4"), Gen.Int[0, 9],
        (relation, age, wage, pension, deposit, disability, custody) => new CaseMember(relation, age)
        {
            Income = Incomes(age < 16 ? null : wage, age < 16 ? null : pension),
            Deposit = deposit,
            Facts = [.. Facts(disability, custody is 8 or 9)],
            Evidence = custody is 7 or 9 ? [new(EvidenceKind.Custody, "prison", null, null)] : [],
        });

    public static readonly Gen<PackCase> Any = Member.Array[1, 4].Select(members => new PackCase
    {
        Name = "random",
        County = "620502",
        AcceptedOn = Cases.Accepted,
        Members = members,
        Expect = [new(new("dibao"), "")],
    });

    private static Dictionary<string, Money> Incomes(Money? wage, Money? pension) =>
        new[] { ("wage", wage), ("pension", pension) }.Where(i => i.Item2 is not null).ToDictionary(i => i.Item1, i => i.Item2!.Value);

    private static IEnumerable<(string Kind, string Value)> Facts(string? disability, bool servesSentence)
    {
        if (disability is not null)
        {
            yield return ("disability", disability);
        }

        if (servesSentence)
        {
            yield return ("serving-sentence", "prison");
        }
    }

    public static ProgrammeAssessment Assess(PackCase given) => Cases.Assess(given).Programmes[0];

    public static ProgrammeAssessment Assess(PackCase given, IEnumerable<Answer> answers) =>
        Assessor.Assess(Cases.Tianshui, Cases.Facts(given), EvidenceSet.Of(answers)).Programmes[0];
}
