using System.Globalization;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs;

namespace Verification.Tests.Assessment;

public sealed class The_cases_of_the_packs
{
    private static IEnumerable<TestCaseData> All => Cases.Library.Cases.Select(c => new TestCaseData(c).SetArgDisplayNames(c.Name));

    [TestCaseSource(nameof(All))]
    public void Come_out_as_the_law_says(PackCase given)
    {
        var expect = given.Expect;
        var assessment = Cases.Assess(given);
        var programme = assessment.Programmes.Single(p => p.Programme == expect.Programme);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(programme.Outcome.ToString().ToLower(CultureInfo.InvariantCulture), Is.EqualTo(expect.Outcome));
            Assert.That(assessment.Members.Count(m => m.Counted), Is.EqualTo(expect.Counted ?? assessment.Members.Count(m => m.Counted)));
            if (expect.PerHead is { } perHead)
            {
                Assert.That(programme.PerHead, Is.EqualTo(Vocabulary.Interval<Vocabulary.Money>.Point(perHead)));
            }

            Assert.That(programme.Amount?.Payable, Is.EqualTo(expect.Payable));
            Assert.That(programme.Reasons[0].Code, Is.EqualTo(expect.FirstReason ?? programme.Reasons[0].Code));
            Assert.That(programme.MainCause is { } cause ? MainCauses.CodeOf(cause) : null, Is.EqualTo(expect.MainCause));
            Assert.That(programme.OpenQuestions.Select(question => question.Source?.Code).FirstOrDefault(), Is.EqualTo(expect.FirstQuestion));
        }
    }
}
