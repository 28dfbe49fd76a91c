using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Tests.Policy;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>What a mandatory source may still tell is possible in every quantity it bounds, not in income alone.</summary>
public sealed class When_silence_is_never_zero
{
    private static readonly DateOnly Summer = new(2021, 8, 2);
    private static readonly RegionCode County = RegionCode.Parse("620502");
    private static readonly CaseMember Child = new("child", 8);

    [Test]
    public void Contributions_nobody_told_of_may_bring_a_household_below_the_standard()
    {
        var given = Lanzhou(Worker(1_000m) with { Expenses = new Dictionary<string, Money> { ["contributions"] = Money.Of(200m) } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Cases.Assess(given).Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));
            Assert.That(Cases.Assess(given with { Silent = [("social-insurance", Silence.NoAnswer)] }).Programmes[0].Outcome, Is.EqualTo(Outcome.Review));
        }
    }

    [Test]
    public void One_item_of_income_is_as_open_as_all_of_it()
    {
        using var law = new SmallLaw();
        var given = Small(new CaseMember("applicant", 65), Child) with { Silent = [("tax-wages", Silence.NoAnswer)] };
        Assert.That(Assess(law, given).Outcome, Is.EqualTo(Outcome.Review));
    }

    [TestCase("mandatory", Outcome.Review)]
    [TestCase("supporting", Outcome.Ineligible)]
    public void A_mark_a_registry_could_show_is_open_when_it_must_be_asked(string role, Outcome outcome)
    {
        using var law = Marked(role);
        var given = Small(Worker(100m), Child) with { Silent = [("disability-federation", Silence.NoAnswer)] };
        Assert.That(Assess(law, given).Outcome, Is.EqualTo(outcome));
    }

    [Test]
    public void A_source_still_open_may_show_a_mark()
    {
        using var law = Marked("supporting");
        var given = Small(Worker(100m), Child);
        Assert.That(OpenCannotChange(law.Load(), given, "disability-federation"), Is.False);
    }

    [Test]
    public void A_source_still_open_may_show_what_has_to_be_looked_at() =>
        Assert.That(OpenCannotChange(Cases.Library, Lanzhou(Worker(500m)), "vehicles"), Is.False);

    [Test]
    public void Whether_somebody_of_unknown_age_is_able_to_work_is_unknown()
    {
        using var law = new SmallLaw().With(SmallLaw.Nation, "holds: income.per_head < dibao.standard", "holds: \"not any(members: able)\"");
        Assert.That(Assess(law, Small(new CaseMember("applicant", null), Child)).Outcome, Is.EqualTo(Outcome.Review));
    }

    [Test]
    public void An_obligor_the_source_answered_about_by_silence_is_not_without_income()
    {
        var child = new CaseMember("child", 72) { Facts = [("property-within", "yes")] };
        var given = Lanzhou(new CaseMember("applicant", 90)) with { Obligors = [child], Expect = [new(new("tekun"), "")] };
        var pack = Cases.PackOf("620102", Summer);
        var shy = pack with { Sources = [.. pack.Sources.Select(s => s with { AsksObligors = false })] };
        var answers = Cases.Answers(given, pack).ToList();
        var silent = answers.Select(a => a.MemberOrdinal == 2 ? new Answer.Silent(a.Verification, a.Source, 2, Silence.NoAnswer) : a);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Assessor.Assess(pack, Cases.Facts(given), EvidenceSet.Of(answers)).Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));
            Assert.That(Assessor.Assess(shy, Cases.Facts(given), EvidenceSet.Of(silent)).Programmes[0].Outcome, Is.EqualTo(Outcome.Review));
        }
    }

    [Test]
    public void The_rest_of_the_month_of_application_is_not_missed()
    {
        using var law = new SmallLaw().With(SmallLaw.Nation, "counts_month_of_application: { value: no", "counts_month_of_application: { value: yes");
        var (library, given) = (law.Load(), Small(Worker(100m), Child));
        var pack = PackOf(library, given);
        var told = Cases.Answers(given, pack).Select(a => a is Answer.Answered answered
            ? answered with { Coverage = new(new(new(2019, 1, 1), given.AcceptedOn), []) } : a);
        Assert.That(Assessor.Assess(pack, Cases.Facts(given), EvidenceSet.Of(told)).Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));
    }

    [Test]
    public void Of_two_statements_that_there_is_no_record_the_newest_counts_whoever_came_first()
    {
        var given = Cases.Named("con-01");
        var bank = new SourceId("bank-deposits");
        var answers = Cases.Answers(given, Cases.Tianshui).Where(a => a.Source != bank || a.MemberOrdinal != 3).ToList();
        var (old, fresh) = (No(Cases.Accepted.AddYears(-3)), No(Cases.Accepted));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Households.Assess(given, [old, fresh, .. answers]).Outcome, Is.EqualTo(Outcome.Eligible));
            Assert.That(Households.Assess(given, [fresh, old, .. answers]).Outcome, Is.EqualTo(Outcome.Eligible));
        }

        Answer.Silent No(DateOnly day) => new(Cases.Facts(given).Id, bank, 3, Silence.NoRecord, day);
    }

    private static SmallLaw Marked(string role) => new SmallLaw()
        .With(SmallLaw.Nation, "    quantities:\n".Trim(' '), "marks:\n  - { mark: severe, facts: [{ fact: disability, values: [\"*-1\"] }], article: 办法 第2条 }\nquantities:\n")
        .With(
            SmallLaw.Nation, "from_age: 16, freshness_days: 366, article: 办法 第6条 }",
            $"from_age: 16, freshness_days: 366, article: 办法 第6条 }}\n    - {{ id: disability-federation, role: {role}, bounds: [facts], freshness_days: 366, article: 办法 第6条 }}")
        .With(SmallLaw.Nation, "holds: income.per_head < dibao.standard", "holds: \"income.per_head < dibao.standard and any(members: severe)\"");

    private static CaseMember Worker(decimal wage) => new("applicant", 40) { Income = new Dictionary<string, Money> { ["wage"] = Money.Of(wage) } };

    private static PackCase Lanzhou(params CaseMember[] members) => new()
    {
        Name = "lanzhou", County = "620102", AcceptedOn = Summer, Members = members, Expect = [new(new("dibao"), "")],
    };

    private static PackCase Small(params CaseMember[] members) => new()
    {
        Name = "here", County = County.Code, AcceptedOn = new(2020, 6, 15), Members = members, Expect = [new(new("dibao"), "")],
    };

    private static Pack PackOf(PackLibrary library, PackCase given) =>
        ((PackInForce.Found)library.InForce(RegionCode.Parse(given.County), given.AcceptedOn)).Pack;

    private static ProgrammeAssessment Assess(SmallLaw law, PackCase given) => CaseRun.Of(law.Load(), given).Assessment!.Programmes[0];

    private static bool OpenCannotChange(PackLibrary library, PackCase given, string open)
    {
        var pack = PackOf(library, given);
        var answers = Cases.Answers(given, pack).Select(a => a.Source.Code == open ? new Answer.Later(a.Verification, a.Source, a.MemberOrdinal, null, null) : a);
        return Assessor.OpenCannotChange(pack, Cases.Facts(given), EvidenceSet.Of(answers));
    }
}
