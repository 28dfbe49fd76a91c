using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Amqp;

public sealed class When_the_body_changes_under_the_same_id(string edge) : AmqpJourney(edge)
{
    private const string Id = "changed";
    private const string SecondMessage = "changed-second";
    private const string ChangedIncome = "1234.56";

    protected override IEnumerable<Step> Steps()
    {
        var first = ARequest.Household("con-01", Id).Text;
        var second = ARequest.Household("con-01", Id).With("declared.income.0.monthlyAmount", ChangedIncome).Text;
        return
        [
            new([new(first)], [Awaited.Verdict(Id)]),
            new([new(second) { MessageId = SecondMessage }], [Awaited.Refusal(Id)]),
        ];
    }

    [Test]
    public void It_is_refused_with_a_code_and_without_the_value()
    {
        var refused = The("VerificationRefused", Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.RoutingKey, Is.EqualTo("tianshui-dibao"));
            Assert.That(refused.Body.Items("faults").Select(fault => fault.Text("code")), Is.EqualTo(["VR-ROAD-001"]));
            Assert.That(refused.Body.Text("messageId"), Is.EqualTo(SecondMessage));
            Assert.That(refused.Body.ToJsonString(), Does.Not.Contain(ChangedIncome));
        }
    }

    [Test]
    public async Task The_first_one_stands_and_the_second_rests()
    {
        var verification = Guid.Parse(The("VerdictIssued", Id).Body.Text("verificationId")!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Service.Stage.Count("select count(*) from submission where request_id = $1", Id), Is.EqualTo(1));
            Assert.That(await Service.Stage.Count("select count(*) from verdict where verification_id = $1", verification), Is.EqualTo(1));
            Assert.That(await Service.Stage.Count("select count(*) from household where verification_id = $1", verification), Is.EqualTo(1));
            Assert.That(await Service.Stage.Count("select count(*) from failed_work where message_id = $1", SecondMessage), Is.EqualTo(1));
        }
    }
}
