using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Tests.Cities.Scoring;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>The cases of the packs show both borders; here is what the law does not say, and what is told.</summary>
public sealed class When_a_household_states_its_income
{
    private static readonly SourceId Platform = new("platform-payouts");
    private static readonly SourceId Bank = new("bank-deposits");

    private static PackCase Contradicted => Cases.Named("工资记录高于标准而申报低于标准一分");

    private static PackCase OwnWord => Cases.Named("本人申报的七成恰为标准");

    private static Pack Silent => Cases.Tianshui with { Statement = StatementRule.None };

    [Test]
    public void A_law_that_says_nothing_of_it_refuses_by_the_records() =>
        Assert.That(Assessed(Silent, Contradicted).Outcome, Is.EqualTo(Outcome.Ineligible));

    [Test]
    public void A_law_that_says_nothing_of_it_refuses_nobody_by_the_statement() =>
        Assert.That(Assessed(Silent, OwnWord).Outcome, Is.EqualTo(Outcome.Review));

    [Test]
    public void A_refusal_by_the_statement_rests_on_no_estimate() =>
        Assert.That(Assessed(Cases.Tianshui, OwnWord), Has.Property(nameof(ProgrammeAssessment.Outcome)).EqualTo(Outcome.Ineligible)
            .And.Property(nameof(ProgrammeAssessment.Estimated)).False);

    [Test]
    public void The_explanation_tells_what_of_the_statement_counts()
    {
        var explained = Assessor.Explain(Cases.Tianshui, Cases.Facts(OwnWord), Evidence(OwnWord));
        Assert.That(explained.Root.All().Single(s => s.Rule == "statement").Number?.Best.Low, Is.EqualTo(5890m * 12m * 0.7m));
    }

    /// <summary>Payouts without tasks are uncertain by a law's share, by evidence wholly: there the statement counts and the estimate does not.</summary>
    [TestCase("5890.00", Outcome.Ineligible)]
    [TestCase("5889.99", Outcome.Review)]
    public void What_counts_of_the_statement_counts_beside_a_larger_estimate_of_a_platform(string stated, Outcome outcome)
    {
        var facts = Cases.Facts(OwnWord);
        facts = facts with
        {
            Members = [.. facts.Members.Select(m => m with { Facts = [.. m.Facts.Where(f => f.Kind != "work")] })],
            Declared = facts.Declared with { Income = [.. facts.Declared.Income.Select(i => i with { MonthlyAmount = Money.Of(decimal.Parse(stated, System.Globalization.CultureInfo.InvariantCulture)) })] },
        };
        var evidence = EvidenceSet.Of([.. Cases.Answers(OwnWord, Cases.Tianshui).Where(a => a.Source != Platform || a.MemberOrdinal != 1), new Answer.Answered(
            facts.Id, Platform, 1, [OfPlatform(EvidenceKind.PlatformPayout, "s1", 60_000m), OfPlatform(EvidenceKind.PlatformTask, "s2", 40_000m)], Cases.Accepted, Coverage.Unstated)]);

        Assert.That(Assessor.Assess(Cases.Tianshui, facts, evidence).Programmes[0].Outcome, Is.EqualTo(outcome));
    }

    /// <summary>A platform's payouts are estimated, by evidence they may be next to nothing: what a pension alone shows is shown all the same.</summary>
    [TestCase("589.00", Outcome.Ineligible)]
    [TestCase("588.99", Outcome.Review)]
    public void What_an_estimate_shows_beyond_the_statement_takes_nothing_from_other_income(string yuan, Outcome outcome)
    {
        var pension = decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture);
        var given = Known.Household(Known.Elder.Earning("pension", pension).Declaring("transfer", pension).Declaring("flexible", 1m));
        var answers = given.Answers.Where(a => a.Source != Platform).Append(new Answer.Answered(
            given.Facts.Id, Platform, 1, [OfPlatform(EvidenceKind.PlatformPayout, "s1", 6_000m), OfPlatform(EvidenceKind.PlatformTask, "s2", 4_000m)], Cases.Accepted, Coverage.Unstated));

        Assert.That(Assessor.Assess(given.Pack, given.Facts, EvidenceSet.Of(answers)).Programmes[0].Outcome, Is.EqualTo(outcome));
    }

    /// <summary>Wages 5 % beyond what is stated refuse; a little more from elsewhere and the household would be asked first.</summary>
    [Test]
    public void A_refusal_within_the_tolerance_is_not_settled_while_more_of_such_income_may_come()
    {
        var given = Cases.Named("申报比记录少不到百分之五");
        var gives = new Gifts(new Dictionary<SourceId, IReadOnlyList<EvidenceKind>> { [Platform] = [EvidenceKind.Wage], [Bank] = [EvidenceKind.Deposit] });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assessed(Cases.Tianshui, given).Outcome, Is.EqualTo(Outcome.Ineligible));
            Assert.That(Assessor.Assess(Cases.Tianshui, Cases.Facts(given), With(given, Platform, new Answer.Answered(
                default, Platform, 1, [Cases.Item(Platform, EvidenceKind.Wage, 1, "more", Period.Of(new YearMonth(2020, 3)), Money.Of(1200m))], Cases.Accepted, Coverage.Unstated)))
                .Programmes[0].Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(Assessor.OpenCannotChange(Cases.Tianshui, Cases.Facts(given), With(given, Platform, Later(Platform)), gives), Is.False);
            Assert.That(Assessor.OpenCannotChange(Cases.Tianshui, Cases.Facts(given), With(given, Bank, Later(Bank)), gives), Is.True, "a bank brings no income");
        }
    }

    [Test]
    public void What_explains_a_person_asked_first_has_the_digest_of_the_assessment()
    {
        var (facts, evidence) = (Cases.Facts(Contradicted), Evidence(Contradicted));
        var assessed = Assessor.Assess(Cases.Tianshui, facts, evidence);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assessor.Explain(Cases.Tianshui, facts, evidence).Digest, Is.EqualTo(assessed.ExplanationDigest));
            Assert.That(Assessor.Assess(Silent, facts, evidence).ExplanationDigest, Is.Not.EqualTo(assessed.ExplanationDigest));
        }
    }

    private static EvidenceItem OfPlatform(EvidenceKind kind, string settlement, decimal yuan) =>
        Cases.Item(Platform, kind, 1, settlement, Period.Of(new YearMonth(2020, 3)), Money.Of(yuan)) with { ObjectId = settlement };

    private static Answer Later(SourceId source) => new Answer.Later(default, source, 1, null, null);

    private static EvidenceSet With(PackCase given, SourceId source, Answer answer) =>
        EvidenceSet.Of([.. Cases.Answers(given, Cases.Tianshui).Where(a => a.Source != source || a.MemberOrdinal != 1), answer]);

    private static ProgrammeAssessment Assessed(Pack pack, PackCase given) => Assessor.Assess(pack, Cases.Facts(given), Evidence(given)).Programmes[0];

    private static EvidenceSet Evidence(PackCase given) => EvidenceSet.Of(Cases.Answers(given, Cases.Tianshui));
}
