using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

public sealed class When_a_member_serves_a_sentence(string door) : HouseholdJourney(door)
{
    protected override ARequest Request(string requestId) => ARequest.Household("con-25", requestId);

    [Test]
    public void The_other_two_are_counted()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.Items("members").Count(member => member.Text("counted") == "true"), Is.EqualTo(2));
            Assert.That(
                Verdict.Items("members").Single(member => member.Text("counted") == "false").Text("reason"),
                Is.EqualTo("composition.serving_sentence"));
        }
    }

    [Test]
    public void Payable_is_178_00() => Assert.That(Programme.Text("amount.payable"), Is.EqualTo("178.00"));
}
