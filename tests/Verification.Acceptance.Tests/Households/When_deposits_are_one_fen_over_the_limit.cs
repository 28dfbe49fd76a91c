using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Households;

public sealed class When_deposits_are_one_fen_over_the_limit(string door) : HouseholdJourney(door)
{
    protected override ARequest Request(string requestId) => ARequest.Household("con-01-deposits-over", requestId);

    [Test]
    public void It_is_ineligible() => Assert.That(Programme.Text("outcome"), Is.EqualTo("ineligible"));

    [Test]
    public void That_is_the_first_reason() => Assert.That(Reasons[0], Is.EqualTo("property.financial_over_limit"));

    [Test]
    public void Nothing_is_payable() => Assert.That(Programme.At("amount"), Is.Null);
}
