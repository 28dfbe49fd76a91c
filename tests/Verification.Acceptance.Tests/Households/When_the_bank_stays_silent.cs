using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

public sealed class When_the_bank_stays_silent(string door) : HouseholdJourney(door)
{
    protected override ARequest Request(string requestId) => Silent.Bank(requestId);

    [Test]
    public void The_verdict_is_review_because_a_mandatory_source_was_silent()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Programme.Text("outcome"), Is.EqualTo("review"));
            Assert.That(Programme.Text("mainCause"), Is.EqualTo("mandatory_source_silent"));
        }
    }

    [Test]
    public void The_first_question_goes_to_the_bank()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Programme.Text("openQuestions.0.addressee"), Is.EqualTo("source"));
            Assert.That(Programme.Text("openQuestions.0.source"), Is.EqualTo("bank-deposits"));
        }
    }

    [Test]
    public void The_verdict_is_partial_and_says_which_source_gave_no_answer()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.Text("partial"), Is.EqualTo("true"));
            Assert.That(Verdict.Items("sources").Single(source => source.Text("source") == "bank-deposits").Text("state"), Is.EqualTo("no-answer"));
        }
    }

    [Test]
    public void Silence_is_no_amount()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Programme.Text("property.0.result"), Is.EqualTo("undecided"));
            Assert.That(Programme.At("amount.payable"), Is.Null);
        }
    }
}
