using NUnit.Framework;
using Verification.Evidence;
using Verification.Sources.InProcess;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

[TestFixture]
internal sealed class When_questions_are_planned
{
    private static readonly SourceCatalogue Catalogue = Asking.Catalogue(TestSource.Answering("tax-wages"), TestSource.Answering("bank-deposits"));

    [Test]
    public void Each_person_is_asked_about_at_each_source()
    {
        var plan = QuestionPlan.For(Asking.Household(members: 3), Asking.Needs("tax-wages", "bank-deposits"), Catalogue, Asking.Today);

        Assert.That(plan.Asks.Select(a => (a.Source.Code, a.Questions.Count)), Is.EqualTo(new[] { ("tax-wages", 3), ("bank-deposits", 3) }));
        Assert.That(plan.Planned, Is.Empty);
    }

    [TestCase(45, true)]
    [TestCase(47, false)]
    public void A_person_younger_than_the_pack_asks_of_is_neither_asked_nor_missed(int fromAge, bool asked)
    {
        var facts = Asking.Household(members: 1, with: p => p with { BornOn = new(1980, 1, 1) });

        var plan = QuestionPlan.For(facts, new([Asking.Rule("tax-wages", fromAge)], Asking.LookBack), Catalogue, Asking.Today);

        Assert.That((plan.Asks.Count, plan.Planned.Count), Is.EqualTo((asked ? 1 : 0, 0)));
    }

    [TestCase(2026, 11, 23, true)]
    [TestCase(2026, 11, 24, false)]
    public void A_consent_counts_up_to_its_last_day(int year, int month, int day, bool asked)
    {
        var facts = Asking.Household(members: 1, with: p => p with
        {
            Consent = p.Consent! with { Validity = new(new(2026, 1, 1), new(2026, 11, 23)) },
        });

        var plan = QuestionPlan.For(facts, Asking.Needs("tax-wages"), Catalogue, new(year, month, day));

        Assert.That(plan.Asks.Count == 1, Is.EqualTo(asked));
        Assert.That(plan.Planned.OfType<Answer.Silent>().Select(s => s.Why), Is.EqualTo(asked ? Array.Empty<Silence>() : [Silence.Refused]));
    }

    [Test]
    public void A_consent_for_one_source_covers_no_other()
    {
        var facts = Asking.Household(members: 1, with: p => p with { Consent = p.Consent! with { Scope = ["tax-wages"] } });

        var plan = QuestionPlan.For(facts, Asking.Needs("tax-wages", "bank-deposits"), Catalogue, Asking.Today);

        Assert.That(plan.Asks.Select(a => a.Source.Code), Is.EqualTo(new[] { "tax-wages" }));
        Assert.That(plan.Planned.Select(p => p.Source.Code), Is.EqualTo(new[] { "bank-deposits" }));
    }

    [Test]
    public void A_document_the_source_cannot_search_by_is_not_asked()
    {
        var facts = Asking.Household(members: 1, with: p => p with { Document = new(DocumentType.TravelPermit, "H1") });

        var plan = QuestionPlan.For(facts, Asking.Needs("tax-wages"), Catalogue, Asking.Today);

        Assert.That(plan.Asks, Is.Empty);
        Assert.That(plan.Planned.Cast<Answer.Silent>().Single().Why, Is.EqualTo(Silence.NotSearchable));
    }

    [TestCase(true, "61", Silence.NotCovered)]
    [TestCase(true, "{0}", null)]
    [TestCase(true, null, null)]
    [TestCase(false, "61", null)]
    public void A_source_of_one_province_is_not_asked_about_persons_registered_in_another(bool ofProvince, string? registered, Silence? planned)
    {
        var facts = Asking.Household(members: 1);
        var place = registered is null ? (RegionCode?)null : RegionCode.Parse(registered == "{0}" ? facts.Region.Code : registered);
        facts = facts with { Members = [facts.Members[0] with { RegisteredRegion = place }] };

        var plan = QuestionPlan.For(facts, new([Asking.Rule("tax-wages", 0) with { OfProvince = ofProvince }], Asking.LookBack), Catalogue, Asking.Today);

        Assert.That(plan.Planned.OfType<Answer.Silent>().Select(s => (Silence?)s.Why), Is.EqualTo(planned is null ? Array.Empty<Silence?>() : [planned]));
        Assert.That(plan.Asks.Count, Is.EqualTo(planned is null ? 1 : 0));
    }

    [Test]
    public void A_source_nobody_connected_is_silent_at_once()
    {
        var plan = QuestionPlan.For(Asking.Household(), Asking.Needs("securities"), Catalogue, Asking.Today);

        Assert.That(plan.Asks, Is.Empty);
        Assert.That(plan.Planned.Cast<Answer.Silent>().Select(s => s.Why), Is.EqualTo(new[] { Silence.NoAnswer, Silence.NoAnswer }));
    }

    [Test]
    public void An_obligor_is_asked_about_only_with_consent()
    {
        var facts = Asking.Household(members: 1) with { Obligors = [Asking.Adult(2), Asking.Adult(3) with { Consent = null }] };

        var plan = QuestionPlan.For(facts, Asking.Needs("tax-wages"), Catalogue, Asking.Today);

        Assert.That(plan.Asks.Single().Questions.Select(q => q.MemberOrdinal), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(plan.Planned, Is.Empty);
    }

    [Test]
    public void A_question_carries_what_the_law_lets_documents_settle_the_first_time_and_again()
    {
        var settles = new Dictionary<string, IReadOnlyList<EvidenceKind>> { ["payroll-statement"] = [EvidenceKind.Wage] };
        SourceNeeds needs = new([Asking.Rule("tax-wages") with { Settles = settles }], Asking.LookBack);
        var first = QuestionPlan.For(Asking.Household(), needs, Catalogue, Asking.Today);
        var again = QuestionPlan.Again(Asking.Household(), new("tax-wages"), [1], needs, Catalogue, Asking.Today);
        Assert.That(first.Asks.Concat(again.Asks).SelectMany(a => a.Questions).Select(q => q.Settles), Is.All.SameAs(settles));
    }

    [TestCase(true, true, 1)]
    [TestCase(true, false, 0)]
    [TestCase(false, true, 0)]
    public void Who_has_no_document_a_source_searches_by_is_asked_for_by_name_where_it_can_and_the_birth_is_known(bool searches, bool born, int asked)
    {
        var source = new InProcessSource(
            new()
            {
                Id = new("by-name"), Name = new("测试", "Test"), Gives = [EvidenceKind.Wage], QuestionsAtOnceMax = 200, SearchableBy = [DocumentType.ResidentId],
                SearchesByName = searches,
            },
            static (_, _) => throw new NotSupportedException());
        var facts = Asking.Household(members: 1, with: p => p with { Document = new(DocumentType.Passport, "E12345678"), BornOn = born ? new(1980, 5, 6) : null });

        var plan = QuestionPlan.For(facts, Asking.Needs("by-name"), Asking.Catalogue(source), Asking.Today);

        Assert.That(plan.Asks.Sum(a => a.Questions.Count), Is.EqualTo(asked));
        Assert.That(plan.Planned.Cast<Answer.Silent>().Select(s => s.Why), asked > 0 ? Is.Empty : Is.EqualTo(new[] { Silence.NotSearchable }));
    }

    [Test]
    public void Asking_again_checks_the_consent_again()
    {
        var facts = Asking.Household();

        var plan = QuestionPlan.Again(facts, new("tax-wages"), [2], Asking.Needs("tax-wages"), Catalogue, new(2027, 1, 1));

        Assert.That(plan.Asks, Is.Empty);
        Assert.That(plan.Planned.Cast<Answer.Silent>().Select(s => (s.MemberOrdinal, s.Why)), Is.EqualTo(new[] { (2, Silence.Refused) }));
    }
}
