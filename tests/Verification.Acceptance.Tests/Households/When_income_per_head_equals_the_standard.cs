using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

public sealed class When_income_per_head_equals_the_standard(string door) : HouseholdJourney(door)
{
    protected override ARequest Request(string requestId) => ARequest.Household("con-02-equal", requestId);

    [Test]
    public void Income_and_standard_are_both_589_00()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Programme.Text("perHeadIncome.low"), Is.EqualTo("589.00"));
            Assert.That(Programme.Text("standard.monthlyPerHead"), Is.EqualTo("589.00"));
        }
    }

    [Test]
    public void It_is_ineligible_because_income_is_not_below_the_standard()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Programme.Text("outcome"), Is.EqualTo("ineligible"));
            Assert.That(Reasons[0], Is.EqualTo("income.not_below_standard"));
        }
    }
}
