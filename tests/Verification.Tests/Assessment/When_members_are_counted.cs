using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class When_members_are_counted
{
    private static readonly PackCase Prison = Cases.Named("con-25");

    /// <summary>Said to serve a sentence; no registry says so.</summary>
    private static readonly CaseMember Claimed = Prison.Members[2] with { Evidence = [], Facts = [("serving-sentence", "prison"), ("disability", "physical-1")] };

    [Test]
    public void Somebody_only_stated_to_serve_a_sentence_is_assessed_both_ways()
    {
        var given = Prison with { Members = [Prison.Members[0], Prison.Members[1], Prison.Members[2] with { Evidence = [] }] };
        var programme = Households.Assess(given);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.PerHead, Is.EqualTo(Interval<Money>.Between(Money.Of(333.33m), Money.Of(873.33m))));
            Assert.That(programme.Reasons.Select(r => r.Code), Does.Contain("composition.unconfirmed"));
        }
    }

    [Test]
    public void The_same_outcome_both_ways_is_decided_with_a_note_and_pays_what_both_support()
    {
        var given = Prison with
        {
            Members = [Prison.Members[0], Prison.Members[1], Claimed],
        };
        var programme = Households.Assess(given);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Eligible));
            Assert.That(programme.Amount, Is.EqualTo(new AmountFound(Money.Of(178m), Money.Of(767m), Money.Of(178m))));
        }
    }

    [Test]
    public void Different_outcomes_are_a_matter_of_composition()
    {
        var given = Prison with
        {
            Members = [Prison.Members[0] with { Income = new Dictionary<string, Money> { ["wage"] = Money.Of(1_500m) } }, Prison.Members[1], Claimed],
        };
        var programme = Households.Assess(given);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.Composition));
            Assert.That(programme.OpenQuestions[0].Addressee, Is.EqualTo("street"));
        }
    }

    [Test]
    public void The_dead_are_not_counted_from_the_day_after()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Counted(EvidenceKind.Death, Period.Of(Cases.Accepted)), Is.EqualTo(3));
            Assert.That(Counted(EvidenceKind.Death, Period.Of(Cases.Accepted.AddDays(-1))), Is.EqualTo(2));
        }
    }

    [Test]
    public void A_released_prisoner_is_counted_again() =>
        Assert.That(Counted(EvidenceKind.Custody, new(new(2019, 1, 1), Cases.Accepted.AddDays(-1)), "prison"), Is.EqualTo(3));

    [Test]
    public void A_spouse_only_the_registry_knows_leaves_the_household_undecided()
    {
        var given = Cases.Named("con-01");
        given = given with { Members = [given.Members[0], given.Members[1] with { Relation = "parent" }, given.Members[2]] };
        var programme = Households.Assess(given, Registry(given, EvidenceKind.Marriage, new(new(2015, 5, 1), null), 1, null));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.Composition));
            Assert.That(programme.Reasons.Select(r => r.Code), Does.Contain("composition.undeclared_spouse"));
        }
    }

    [Test]
    public void A_household_of_nobody_is_reviewed()
    {
        var given = Prison with { Members = [Prison.Members[2]] };
        var programme = Households.Assess(given);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That(programme.MainCause, Is.EqualTo(MainCause.Composition));
            Assert.That(programme.OpenQuestions, Is.Not.Empty);
        }
    }

    private static int Counted(EvidenceKind kind, Period period, string? detail = null)
    {
        var given = Cases.Named("con-01");
        var evidence = EvidenceSet.Of(Registry(given, kind, period, 2, detail));
        return Assessor.Assess(Cases.Tianshui, Cases.Facts(given), evidence).Members.Count(m => m.Counted);
    }

    private static IEnumerable<Answer> Registry(PackCase given, EvidenceKind kind, Period period, int ordinal, string? detail)
    {
        var registry = new SourceId("civil-registry");
        return Cases.Answers(given, Cases.Tianshui).Where(a => a.Source != registry || a.MemberOrdinal != ordinal).Append(
            new Answer.Answered(
                Cases.Facts(given).Id, registry, ordinal, [Cases.Item(registry, kind, ordinal, "r-1", period, detail: detail)], Cases.Accepted,
                Coverage.Unstated));
    }
}
