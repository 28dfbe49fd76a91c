using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>A source's having no record means none only while it is measured as good as the law wants.</summary>
public sealed class When_a_source_is_measured
{
    private static readonly SourceId Tax = new("tax-wages");

    [TestCase("0.9000", 40, true)]
    [TestCase("0.8999", 40, false)]
    [TestCase("0.9000", 41, false)]
    [TestCase(null, 40, false)]
    [TestCase("0.9000", null, false)]
    public void No_record_counts_up_to_each_limit(string? completeness, int? lag, bool counts)
    {
        var assessment = Assess(new(0.9m, 40), Measured(completeness, lag));
        var standing = assessment.Sources.Single(s => s.Source == Tax);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(assessment.Programmes[0].Outcome, Is.EqualTo(counts ? Outcome.Eligible : Outcome.Review));
            Assert.That(assessment.Programmes[0].MainCause, Is.EqualTo(counts ? (MainCause?)null : MainCause.MandatorySourceSilent));
            Assert.That((standing.Silence, standing.Measured), Is.EqualTo((counts ? (Silence?)null : Silence.NoRecord, new MeasuredStanding(Measured(completeness, lag), counts))));
        }
    }

    [TestCase(null, 40)]
    [TestCase(0.9, null)]
    public void A_limit_that_is_not_named_is_not_asked_for(double? completeness, int? lag) =>
        Assert.That(Assess(new((decimal?)completeness, lag), new(Cases.Accepted, (decimal?)completeness, lag)).Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));

    [Test]
    public void One_nobody_measured_is_not_good_enough() => Assert.That(Assess(new(0.9m, null), null).Programmes[0].Outcome, Is.EqualTo(Outcome.Review));

    [Test]
    public void A_paper_that_stands_in_for_it_is_not_weighed() =>
        Assert.That(Assess(new(0.9m, null), null, a => a with { StandsIn = true }).Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));

    [TestCase("0.9", true)]
    [TestCase("0.8999", false)]
    public void A_paper_laid_beside_no_record_does_not_close_what_the_source_leaves_open(string completeness, bool counts)
    {
        var assessment = Assess(new(0.9m, null), Measured(completeness, null), a => Showing(a, new("home-visit-record", "a1", "officer-17", Cases.Accepted)));
        var standing = assessment.Sources.Single(s => s.Source == Tax);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(assessment.Programmes[0].Outcome, Is.EqualTo(counts ? Outcome.Eligible : Outcome.Review));
            Assert.That((standing.Silence, standing.Measured?.Meets), Is.EqualTo((counts ? (Silence?)null : Silence.NoRecord, (bool?)counts)));
            Assert.That(assessment.Programmes[0].PerHead.Low?.Yuan, Is.EqualTo(Assess(null, null, a => Showing(a, null)).Programmes[0].PerHead.Low?.Yuan), "the paper counts");
        }
    }

    [Test]
    public void A_record_of_the_source_itself_is_not_weighed() =>
        Assert.That(Assess(new(0.9m, null), null, a => Showing(a, null)).Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));

    [TestCase("0.9", Outcome.Eligible)]
    [TestCase("0.5", Outcome.Review)]
    public void Signals_alone_are_no_record_either(string completeness, Outcome outcome) => Assert.That(
        Assess(new(0.9m, null), Measured(completeness, 1), a => new Answer.Answered(a.Verification, a.Source, a.MemberOrdinal, [], Cases.Accepted, Coverage.Unstated)
        {
            Measured = a.Measured,
            Signals = [new() { Kind = SignalKind.Consumption, Source = Tax, RecordId = "s", MemberOrdinal = a.MemberOrdinal, Period = new(null, null), AsOf = Cases.Accepted }],
        }).Programmes[0].Outcome,
        Is.EqualTo(outcome));

    [Test]
    public void The_digest_covers_what_was_measured_and_without_limits_is_what_it_was()
    {
        var digests = new[] { Measured("0.95", 30), Measured("0.96", 30), Measured("0.95", 31), null }
            .Select(m => Convert.ToHexString(Assess(new(0.9m, 40), m).ExplanationDigest)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(digests.Distinct(), Has.Exactly(4).Items);
            Assert.That(Assess(null, Measured("0.1", 300)).ExplanationDigest, Is.EqualTo(Assess(null, null).ExplanationDigest));
        }
    }

    [Test]
    public void The_explanation_says_what_it_rests_on()
    {
        var (pack, given) = (LawOf(new(0.9m, 40)), Cases.Named("con-01"));
        var inputs = Assessor.Explain(Cases.Library, pack, Cases.Facts(given), EvidenceSet.Of(Answers(pack, Measured("0.85", 12), a => a))).Root.Inputs;
        Assert.That(inputs.Single(i => i.Name == "measured").Value, Is.EqualTo("tax-wages 2020-06-15 completeness 0.85 lag 12: not met"));
    }

    [Test]
    public void It_never_changes_a_decided_outcome() =>
        Gen.Select(Households.Any, Gen.OneOf(Households.Mandatory), Gen.Decimal[0m, 1m]).Sample((given, source, share) =>
        {
            var law = Cases.Tianshui with { Sources = [.. Cases.Tianshui.Sources.Select(s => s.Id.Code == source ? s with { Quality = new(0.9m, null) } : s)] };
            var measured = Cases.Answers(given, law).Select(a => a.Source.Code == source ? a with { Measured = new(Cases.Accepted, share, null) } : a);
            var weighed = Assessor.Assess(law, Cases.Facts(given), EvidenceSet.Of(measured)).Programmes[0].Outcome;
            return weighed == Outcome.Review || weighed == Households.Assess(given).Outcome;
        }, iter: 2_000);

    [TestCase("role: mandatory, bounds: [income], quality: { completeness_at_least: 1.01 }", "pack.bad_value")]
    [TestCase("role: mandatory, bounds: [income], quality: { completeness_at_least: 0.90001 }", "pack.bad_value")]
    [TestCase("role: mandatory, bounds: [income], quality: { lag_at_most_days: 4001 }", "pack.bad_value")]
    [TestCase("role: mandatory, bounds: [income], quality: {}", "pack.bad_source")]
    [TestCase("role: mandatory, bounds: [income], quality: { completeness: 0.9 }", "pack.unknown_key")]
    [TestCase("role: supporting, quality: { completeness_at_least: 0.9 }", "pack.bad_source")]
    public void A_limit_that_makes_no_sense_is_a_fault(string written, string code)
    {
        using var law = new PackCopy();
        law.Edit("cn/nation-2021/sources.yaml", text => text.Replace("id: tax-wages, role: mandatory, bounds: [income]", $"id: tax-wages, {written}", StringComparison.Ordinal));
        Assert.That(law.Faults().Select(f => f.Code).Distinct(), Does.Contain(code));
    }

    /// <summary>One wage of a yuan instead of "no record".</summary>
    private static Answer Showing(Answer silent, Noted? noted) => new Answer.Answered(
        silent.Verification, silent.Source, silent.MemberOrdinal,
        [Cases.Item(Tax, EvidenceKind.Wage, silent.MemberOrdinal, "seen", Period.Of(new YearMonth(2020, 3)), Money.Of(1m)) with { Noted = noted }],
        Cases.Accepted, Coverage.Unstated) { Measured = silent.Measured };

    private static MeasuredSource Measured(string? completeness, int? lag) =>
        new(Cases.Accepted, completeness is null ? null : decimal.Parse(completeness, System.Globalization.CultureInfo.InvariantCulture), lag);

    private static HouseholdAssessment Assess(QualityLimits? limits, MeasuredSource? measured, Func<Answer, Answer>? told = null)
    {
        var pack = LawOf(limits);
        return Assessor.Assess(pack, Cases.Facts(Cases.Named("con-01")), EvidenceSet.Of(Answers(pack, measured, told ?? (a => a))));
    }

    /// <summary>Of the disabled spouse and the child no wage is on record.</summary>
    private static IEnumerable<Answer> Answers(Pack pack, MeasuredSource? measured, Func<Answer, Answer> told) =>
        Cases.Answers(Cases.Named("con-01"), pack).Select(a => a is Answer.Silent && a.Source == Tax ? told(a with { Measured = measured }) : a);

    private static Pack LawOf(QualityLimits? limits) =>
        Cases.Tianshui with { Sources = [.. Cases.Tianshui.Sources.Select(s => s.Id == Tax ? s with { Quality = limits } : s)] };
}
