using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

public sealed class When_a_household_lives_below_the_standard(string door) : HouseholdJourney(door)
{
    protected override ARequest Request(string requestId) => ARequest.Household("con-01", requestId);

    [Test]
    public void It_is_eligible() => Assert.That(Programme.Text("outcome"), Is.EqualTo("eligible"));

    [Test]
    public void Income_per_head_is_400_00()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Programme.Text("perHeadIncome.low"), Is.EqualTo("400.00"));
            Assert.That(Programme.Text("perHeadIncome.high"), Is.EqualTo("400.00"));
        }
    }

    [Test]
    public void Payable_is_567_00() => Assert.That(Programme.Text("amount.payable"), Is.EqualTo("567.00"));

    [Test]
    public void The_verdict_is_complete_and_advises()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.Text("partial"), Is.EqualTo("false"));
            Assert.That(Verdict.Text("advisory"), Is.EqualTo("true"));
            Assert.That(Verdict.Items("members").Count(member => member.Text("counted") == "true"), Is.EqualTo(3));
        }
    }
}
