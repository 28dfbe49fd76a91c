using NUnit.Framework;
using Verification.Assessment;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Reading;
using Verification.City.Scoring.Settling;
using Verification.Tests.Assessment;
using Verification.Vocabulary;

namespace Verification.Tests.Cities.Scoring;

public sealed class When_a_question_is_answered_truthfully
{
    [TestCase("14136.00", Outcome.Eligible)]
    [TestCase("14136.01", Outcome.Ineligible)]
    public void A_silent_source_says_what_it_would_have_said(decimal deposit, Outcome outcome)
    {
        var told = Known.Household(Known.Elder with { Deposit = Money.Of(deposit) });
        var bank = told.Answers.Single(a => a.Source.Code == "bank-deposits");
        var silent = told.Hearing(new Answer.Later(told.Facts.Id, bank.Source, 1, null, null)) with { Withheld = [bank] };

        Assert.That((First(silent).Code, After(silent)), Is.EqualTo(("question.source_silent", outcome)));
    }

    [Test]
    public void A_source_that_is_not_there_is_stood_in_for_by_the_truth()
    {
        var silent = Known.Household(Known.Elder).Hearing(new Answer.Silent(default, new("bank-deposits"), 1, Silence.NoAnswer));
        silent = silent with { Lives = Living(holding: new("deposit", Money.Of(14_136.01m), true)) };

        Assert.That(After(silent), Is.EqualTo(Outcome.Ineligible));
    }

    [TestCase(588, Outcome.Eligible)]
    [TestCase(589, Outcome.Ineligible)]
    [TestCase(0, Outcome.Eligible)]
    public void An_adult_without_a_record_states_what_is_earned(int monthly, Outcome outcome)
    {
        var one = Known.Household(Known.Worker) with { Lives = Living("day-labour", monthly) };

        Assert.That((First(one).Code, After(one)), Is.EqualTo(("question.no_record", outcome)));
    }

    [Test]
    public void Of_whom_no_life_is_told_nothing_is_answered() =>
        Assert.That(TruthfulAnswer.To(Open(Known.Household(Known.Worker)), Known.Household(Known.Worker)), Is.Null);

    [TestCase(500, Outcome.Eligible)]
    [TestCase(700, Outcome.Ineligible)]
    public void A_paper_takes_the_place_of_the_records_that_contradict_a_statement(int monthly, Outcome outcome)
    {
        var one = Contradicted(monthly);
        var after = CityAssessment.Of(TruthfulAnswer.To(Open(one), one)!);
        Assert.That((First(one).Code, after.Outcome, after.PerHead.Low), Is.EqualTo(("question.stated_less", outcome, (Money?)Money.Of(monthly))));
    }

    [Test]
    public void Where_the_law_lets_no_paper_settle_it_both_stand_and_nothing_is_settled()
    {
        var one = Contradicted(650);
        one = one with { Pack = one.Pack with { Sources = [.. one.Pack.Sources.Select(s => s with { Settles = null })] } };
        Assert.That(CityAssessment.Of(TruthfulAnswer.To(Open(one), one)!).PerHead.High, Is.EqualTo((Money?)Money.Of(1350m)));
    }

    [Test]
    public void Asked_about_all_income_the_family_answers_about_what_is_contradicted_as_well()
    {
        var one = Contradicted(500);
        QuestionOpen together = new("question.household_income", "family", null, null, ["income-statement", "bank-statement"]);
        Assert.That(CityAssessment.Of(TruthfulAnswer.To([together, .. Open(one)], one)!).PerHead.Low, Is.EqualTo((Money?)Money.Of(500m)));
    }

    [Test]
    public void What_records_show_already_is_not_noted_again()
    {
        var one = Known.Household(Known.Worker.Earning("wage", 300m).Declaring("wage", 560m)) with { Lives = Living("wage", 580) };
        QuestionOpen more = new("question.declared_more", "family", null, "m1", ["income-statement", "bank-statement"]);
        Assert.That(CityAssessment.Of(TruthfulAnswer.To([more], one)!).PerHead.Low, Is.EqualTo((Money?)Money.Of(580m)));
    }

    [Test]
    public void A_source_that_is_silent_lets_no_paper_in_that_answers_nothing_about_it()
    {
        var one = Known.Household(Known.Worker) with { Lives = Living("day-labour", 500) };
        var silent = one.Hearing(new Answer.Later(one.Facts.Id, new("tax-wages"), 1, null, null));
        Assert.That(TruthfulAnswer.To(Open(one), silent), Is.Null);
    }

    [Test]
    public void A_visit_names_the_spouse_nobody_named()
    {
        var one = Known.Household(Known.Elder.Earning("pension", 500m) with { Evidence = [new(EvidenceKind.Marriage, null, new(1980, 1, 1), null)] });
        one = one with { Lives = new([Life("m1"), Earning(Life(null) with { Relation = "spouse" }, "pension", 100)]) };

        var after = CityAssessment.Of(TruthfulAnswer.To(Open(one), one)!);

        Assert.That((First(one).Code, after.Outcome, after.Counted, after.PerHead.Low), Is.EqualTo(("question.composition", Outcome.Eligible, 2, (Money?)Money.Of(300m))));
    }

    private static CityCase Contradicted(int monthly)
    {
        var one = Known.Household(Known.Worker.Earning("wage", 700m).Declaring("wage", 500m));
        var life = Earning(Life("m1"), "wage", 0);
        life.Income.Clear();
        life.Income.AddRange(Earning(Life("m1"), "wage", monthly).Income.Select(i => i with { Channel = "employer" }));
        return one with { Lives = new([life]) };
    }

    private static QuestionOpen First(CityCase one) => Open(one)[0];

    private static IReadOnlyList<QuestionOpen> Open(CityCase one) => CityAssessment.Of(one).Questions;

    private static Outcome After(CityCase one) => CityAssessment.Of(TruthfulAnswer.To(Open(one), one)!).Outcome;

    private static HouseholdLives Living(string kind = "wage", int monthly = 0, LifeHolding? holding = null)
    {
        var life = Earning(Life("m1"), kind, monthly);
        if (holding is not null)
        {
            life.Holdings.Add(holding);
        }

        return new([life]);
    }

    private static LifeOfPerson Life(string? member) =>
        new() { MemberRef = member, Document = "620599195001010019", Relation = "applicant", BornOn = new(1950, 1, 1), LivesHere = true };

    private static LifeOfPerson Earning(LifeOfPerson life, string kind, int monthly)
    {
        var first = YearMonth.Of(Cases.Tianshui.LookBack.For(Cases.Accepted).From!.Value);
        life.Income.AddRange(Enumerable.Range(0, 12).Select(m => new LifeIncome(first.Plus(m), kind, "cash", Money.Of(monthly))));
        return life;
    }
}
