using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

/// <summary>A source of one province says nothing of persons registered in another: that province is asked (协查).</summary>
public sealed class When_a_person_is_registered_elsewhere
{
    [TestCase("61", true)]
    [TestCase("610102", true)]
    [TestCase("62", false)]
    [TestCase("620502", false)]
    public void Another_province_is_asked_for_and_ours_is_not(string registered, bool asked)
    {
        var assessment = Assess(LawOf("bank-deposits"), registered);
        Assert.That(
            assessment.Assistance.Select(a => $"{a.Province.Code} {string.Join(',', a.MemberRefs)} {string.Join(',', a.Sources)}"),
            Is.EqualTo(asked ? new[] { "61 m1 bank-deposits" } : []));
        Assert.That(assessment.ProvincesCovered.Select(p => p.Code), Is.EqualTo(new[] { "62" }));
    }

    [Test]
    public void What_a_mandatory_source_does_not_cover_is_undecided_and_names_whom_to_ask()
    {
        var programme = Assess(LawOf("bank-deposits"), "61").Programmes[0];
        var question = programme.OpenQuestions[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome, Is.EqualTo(Outcome.Review));
            Assert.That((question.Code, question.Addressee, question.Source?.Code, question.MemberRef), Is.EqualTo(("question.assistance", "assistance", "bank-deposits", "m1")));
            Assert.That(question.Accepts, Is.EqualTo(new[] { "assistance-letter", "assistance-file" }));
        }
    }

    [Test]
    public void What_a_supporting_source_does_not_cover_decides_nothing_and_is_asked_for_all_the_same()
    {
        var assessment = Assess(LawOf("real-estate"), "61");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(assessment.Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));
            Assert.That(assessment.Assistance.Single().Sources, Is.EqualTo(new SourceId[] { new("real-estate") }));
        }
    }

    [Test]
    public void A_province_that_has_answered_is_covered()
    {
        var (given, pack) = (Given("61"), LawOf("bank-deposits"));
        var answers = Cases.Answers(given, pack).Select(a => a is Answer.Silent { Why: Silence.NotCovered } silent
            ? silent with { Why = Silence.NoRecord, AsOf = given.AcceptedOn }
            : a);
        var assessment = Assessor.Assess(pack, Cases.Facts(given), EvidenceSet.Of(answers));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(assessment.Assistance, Is.Empty);
            Assert.That(assessment.ProvincesCovered.Select(p => p.Code), Is.EqualTo(new[] { "61", "62" }));
            Assert.That(assessment.Programmes[0].Outcome, Is.EqualTo(Outcome.Eligible));
        }
    }

    private static HouseholdAssessment Assess(Pack pack, string registered) =>
        Assessor.Assess(pack, Cases.Facts(Given(registered)), EvidenceSet.Of(Cases.Answers(Given(registered), pack)));

    private static PackCase Given(string registered)
    {
        var given = Cases.Named("con-01");
        return given with { Members = [given.Members[0] with { Registered = RegionCode.Parse(registered) }, .. given.Members.Skip(1)] };
    }

    /// <summary>The law of Tianshui, a source of which knows only persons registered in its province.</summary>
    private static Pack LawOf(string source) =>
        Cases.Tianshui with { Sources = [.. Cases.Tianshui.Sources.Select(s => s with { OfProvince = s.Id.Code == source })] };
}
