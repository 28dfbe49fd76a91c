using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Amqp;

public sealed class When_many_requests_come_in_one_message(string edge) : AmqpJourney(edge)
{
    private const string Batch = "batch-1";
    private const string First = "batch-1-first";
    private const string Second = "batch-1-second";
    private const string Bad = "batch-1-bad";

    protected override IEnumerable<Step> Steps()
    {
        var body = new JsonObject
        {
            ["submitter"] = LoadedStage.Submitter,
            ["batchId"] = Batch,
            ["verifications"] = new JsonArray(
                ARequest.Household("con-01", First).Json, ARequest.Household("con-25", Second).Json,
                ARequest.Household("con-01", Bad).Without("caseNo").Without("submitter").Json),
        };
        return
        [
            new(
                [new(body.ToJsonString()) { Key = "many", MessageId = "batch-message" }],
                [Awaited.Verdict(First), Awaited.Verdict(Second), Awaited.Refusal(Bad), new("BatchClosed", Batch)]),
        ];
    }

    [Test]
    public void Each_good_one_gets_its_verdict()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(The("VerdictIssued", First).Body.Text("programmes.0.amount.payable"), Is.EqualTo("567.00"));
            Assert.That(The("VerdictIssued", Second).Body.Text("programmes.0.amount.payable"), Is.EqualTo("178.00"));
        }
    }

    [Test]
    public void The_bad_one_is_refused_to_the_sender_of_the_batch_with_its_place()
    {
        var refused = The("VerificationRefused", Bad);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.RoutingKey, Is.EqualTo(LoadedStage.Submitter));
            Assert.That(refused.Body.Items("faults").Select(fault => fault.Text("path")), Does.Contain("$.verifications[2].caseNo"));
        }
    }

    [Test]
    public void The_batch_closes_with_its_counts()
    {
        var closed = The("BatchClosed", Batch).Body;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed.Text("received"), Is.EqualTo("3"));
            Assert.That(closed.Text("verdicts"), Is.EqualTo("2"));
            Assert.That(closed.Text("refused"), Is.EqualTo("1"));
            Assert.That(closed.Text("closed"), Is.EqualTo("0"));
        }
    }
}
