using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Http;

public sealed class When_a_batch_is_submitted_over_HTTP : HttpJourney
{
    private const string Batch = "batch-over-http";

    private Answered _first = null!;
    private Answered _again = null!;
    private Answered _changed = null!;
    private JsonNode _status = null!;

    protected override async Task Travel()
    {
        _first = await Caller.SubmitBatch(Body("con-01"));
        _status = await Caller.Until(_first.Location!, body => body.At("closedAt") is not null);
        _again = await Caller.SubmitBatch(Body("con-01"));
        _changed = await Caller.SubmitBatch(Body("con-25"));
    }

    [Test]
    public void It_is_taken_with_202_the_place_to_look_and_the_faults_of_the_bad_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_first.Status, Is.EqualTo(202));
            Assert.That(_first.Location, Is.EqualTo($"/v1/batches/{Batch}"));
            Assert.That(_first.Body!.Text("received"), Is.EqualTo("2"));
            Assert.That(_first.Body!.Items("faults").Select(fault => fault.Text("path")), Is.EqualTo(["$.verifications[2].caseNo"]));
        }
    }

    [Test]
    public void That_place_shows_its_counts_once_closed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_status.Text("received"), Is.EqualTo("2"));
            Assert.That(_status.Text("decided"), Is.EqualTo("2"));
            Assert.That(_status.Text("waiting"), Is.EqualTo("0"));
            Assert.That(_status.Text("gathering"), Is.EqualTo("0"));
        }
    }

    [Test]
    public async Task Each_good_one_has_one_verdict() => Assert.That(
        await Service.Stage.Count(
            "select count(*) from verdict join submission using (verification_id) where batch_id = $1 and state = 'decided'", Batch),
        Is.EqualTo(2));

    [Test]
    public void The_same_again_is_known_and_another_body_is_a_conflict()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_again.Status, Is.EqualTo(200));
            Assert.That(_again.Body!.Text("result"), Is.EqualTo("known"));
            Assert.That(_changed.Status, Is.EqualTo(409));
            Assert.That(_changed.Body!.Text("faults.0.code"), Is.EqualTo("VR-ROAD-001"));
        }
    }

    [Test]
    public async Task Another_submitter_does_not_see_it()
    {
        using var other = new HttpCaller(Service, Service.Stage.OtherToken);
        Assert.That((await other.Get(_first.Location!)).Status, Is.EqualTo(404));
    }

    private static string Body(string second) => new JsonObject
    {
        ["submitter"] = LoadedStage.Submitter,
        ["batchId"] = Batch,
        ["verifications"] = new JsonArray(
            ARequest.Household("con-25", $"{Batch}-1").Json, ARequest.Household(second, $"{Batch}-2").Json,
            ARequest.Household("con-01", $"{Batch}-3").Without("caseNo").Json),
    }.ToJsonString();
}
