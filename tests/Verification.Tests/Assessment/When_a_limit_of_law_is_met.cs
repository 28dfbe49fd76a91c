using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>Limits the law gives as values and the engine compares itself: each on its border and a step to either side.</summary>
public sealed class When_a_limit_of_law_is_met
{
    private static readonly SourceId Tax = new("tax-wages");
    private static readonly PackCase Plain = Cases.Named("con-01");

    [TestCase(15, false)]
    [TestCase(16, true)]
    [TestCase(17, true)]
    [TestCase(59, true)]
    [TestCase(60, false)]
    [TestCase(61, false)]
    public void Working_age_is_from_sixteen_and_before_sixty(int age, bool able) =>
        Assert.That(Households.Assess(WithThird(new("child", age))).PerHead.IsPoint, Is.EqualTo(!able));

    [TestCase(-1, true)]
    [TestCase(0, true)]
    [TestCase(1, false)]
    public void A_year_is_completed_on_the_birthday(int daysAfter, bool able)
    {
        var facts = Cases.Facts(WithThird(new("child", 16)));
        var born = facts with { Members = [.. facts.Members.Select(m => m.Ordinal == 3 ? m with { BornOn = m.BornOn!.Value.AddDays(daysAfter) } : m)] };
        Assert.That(Assess(born).Programmes[0].PerHead.IsPoint, Is.EqualTo(!able));
    }

    [TestCase(15, Outcome.Eligible)]
    [TestCase(16, Outcome.Review)]
    [TestCase(17, Outcome.Review)]
    public void A_source_is_missed_about_those_it_is_asked_about(int age, Outcome outcome)
    {
        var given = WithThird(new("child", age) { Facts = [("labour", "none")] });
        var silent = Cases.Answers(given, Cases.Tianshui)
            .Select(a => a.Source == Tax && a.MemberOrdinal == 3 ? new Answer.Silent(a.Verification, Tax, 3, Silence.NoAnswer) : a);
        Assert.That(Households.Assess(given, silent).Outcome, Is.EqualTo(outcome));
    }

    [TestCase(365, Outcome.Eligible)]
    [TestCase(366, Outcome.Eligible)]
    [TestCase(367, Outcome.Review)]
    public void An_answer_is_fresh_for_as_many_days_as_the_law_says(int daysOld, Outcome outcome)
    {
        var old = Cases.Answers(Plain, Cases.Tianshui).Select(a =>
            a is Answer.Answered { Source.Code: "bank-deposits" } answered ? answered with { AsOf = Cases.Accepted.AddDays(-daysOld) } : a);
        Assert.That(Households.Assess(Plain, old).Outcome, Is.EqualTo(outcome));
    }

    [TestCase("2019-05-31", "2020-06-01", Outcome.Eligible)]
    [TestCase("2019-06-01", "2020-05-31", Outcome.Eligible)]
    [TestCase("2019-06-02", "2020-05-31", Outcome.Review)]
    [TestCase("2019-06-01", "2020-05-30", Outcome.Review)]
    public void An_answer_covers_the_look_back_from_its_first_to_its_last_day(string from, string to, Outcome outcome)
    {
        var part = Cases.Answers(Plain, Cases.Tianshui).Select(a =>
            a is Answer.Answered { Source.Code: "tax-wages" } answered ? answered with { Coverage = new(new(Day(from), Day(to)), []) } : a);
        Assert.That(Households.Assess(Plain, part).Outcome, Is.EqualTo(outcome));
    }

    [TestCase(1, 2)]
    [TestCase(0, 1)]
    [TestCase(-1, 1)]
    public void Clergy_are_left_out_once_it_has_lasted_three_years(int daysAfter, int counted)
    {
        var given = Cases.Named("单人户 资产恰为限额");
        var pack = Cases.PackOf(given.County, given.AcceptedOn);
        var (facts, since) = (Cases.Facts(given), given.AcceptedOn.AddYears(-3).AddDays(daysAfter));
        var clergy = facts with { Members = [facts.Members[0], facts.Members[1] with { Facts = [new("clergy", "yes", new(since, null))] }] };
        var assessment = Assessor.Assess(pack, clergy, EvidenceSet.Of(Cases.Answers(given, pack)));
        Assert.That(assessment.Members.Count(m => m.Counted), Is.EqualTo(counted));
    }

    [TestCase(-1, false)]
    [TestCase(0, false)]
    [TestCase(1, true)]
    public void What_is_paid_from_the_day_after_a_death_is_looked_at(int daysAfter, bool looked)
    {
        var died = Cases.Item(new("civil-registry"), EvidenceKind.Death, 2, "death", Period.Of(new DateOnly(2020, 3, 15)));
        var day = new DateOnly(2020, 3, 15).AddDays(daysAfter);
        var paid = Cases.Item(new("social-insurance"), EvidenceKind.Pension, 2, "paid", Period.Of(day), Money.Of(36m));
        var answers = Cases.Answers(Plain, Cases.Tianshui).Select(a => (a.Source.Code, a.MemberOrdinal) switch
        {
            ("civil-registry", 2) => new Answer.Answered(a.Verification, a.Source, 2, [died], Cases.Accepted, Coverage.Unstated),
            ("social-insurance", 2) => new Answer.Answered(a.Verification, a.Source, 2, [paid], Cases.Accepted, Coverage.Unstated),
            _ => a,
        });
        var assessment = Assessor.Assess(Cases.Tianshui, Cases.Facts(Plain), EvidenceSet.Of(answers));
        Assert.That(assessment.HumanStepWhy.Contains("paid_after_death"), Is.EqualTo(looked));
    }

    // Found are 1200.00 a month.
    [TestCase("1140.01", null)]
    [TestCase("1140.00", DiscrepancyBand.Small)]
    [TestCase("1139.99", DiscrepancyBand.Small)]
    [TestCase("1080.01", DiscrepancyBand.Small)]
    [TestCase("1080.00", DiscrepancyBand.Medium)]
    [TestCase("1079.99", DiscrepancyBand.Medium)]
    [TestCase("600.01", DiscrepancyBand.Medium)]
    [TestCase("600.00", DiscrepancyBand.Large)]
    [TestCase("599.99", DiscrepancyBand.Large)]
    public void A_difference_is_said_from_its_share_on(string declared, DiscrepancyBand? band)
    {
        _ = Money.TryParse(declared, out var amount);
        var applicant = Plain.Members[0] with { Declared = new Dictionary<string, Money> { ["wage"] = amount } };
        var given = Plain with { Members = [applicant, .. Plain.Members.Skip(1)] };
        Assert.That(Cases.Assess(given).Discrepancies.Select(d => (DiscrepancyBand?)d.Band).SingleOrDefault(), Is.EqualTo(band));
    }

    private static PackCase WithThird(CaseMember member) => Plain with { Members = [.. Plain.Members.Take(2), member] };

    private static HouseholdAssessment Assess(HouseholdFacts facts) =>
        Assessor.Assess(Cases.Tianshui, facts, EvidenceSet.Of(Cases.Answers(WithThird(new("child", 16)), Cases.Tianshui)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
