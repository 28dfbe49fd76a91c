using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests.Http;

/// <summary>Well formed and stored, yet no law is in force on its day: it must end, not be swept up for ever.</summary>
public sealed class When_a_stored_request_can_go_no_further : HttpJourney
{
    private const string Batch = "batch-without-law";

    private Answered _answer = null!;
    private JsonNode _single = null!;
    private JsonNode _batch = null!;

    protected override async Task Travel()
    {
        _answer = await Caller.Submit(Lawless("lawless-1"));
        _single = await Caller.Until(_answer.Location!, body => body.Text("state") == "closed");
        var taken = await Caller.SubmitBatch(new JsonObject
        {
            ["submitter"] = LoadedStage.Submitter,
            ["batchId"] = Batch,
            ["verifications"] = new JsonArray(ARequest.Household("con-01", "lawful-2").Json, Lawless("lawless-2").Json),
        }.ToJsonString());
        _batch = await Caller.Until(taken.Location!, body => body.At("closedAt") is not null);
    }

    [Test]
    public void It_is_taken_and_then_closed_without_a_verdict()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_answer.Status, Is.EqualTo(202));
            Assert.That(_single.Items("verdicts"), Is.Empty);
        }
    }

    [Test]
    public void Its_batch_is_closed_and_counts_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_batch.Text("decided"), Is.EqualTo("1"));
            Assert.That(_batch.Text("closed"), Is.EqualTo("1"));
        }
    }

    [Test]
    public async Task It_rests_once_with_the_fault_that_ended_it() => Assert.That(
        await Service.Stage.Count(
            "select count(*) from failed_work where reason = 'no_law_in_force' and body_digest = any(select body_digest from submission where verification_id = $1)",
            VerificationId.Derive(LoadedStage.Submitter, "lawless-1").Value),
        Is.EqualTo(1));

    private static ARequest Lawless(string requestId) => ARequest.Household("con-01", requestId)
        .With("acceptedOn", "2019-06-15").With("asOf", "2019-06-15");
}
