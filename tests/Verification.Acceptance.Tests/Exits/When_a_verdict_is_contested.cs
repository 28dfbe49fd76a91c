using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Exits;

public sealed class When_a_verdict_is_contested : HttpJourney
{
    private const string Id = "contested";
    private const string Reason = "property.financial_over_limit";

    private Answered _taken = null!;
    private Answered _again = null!;
    private Answered _otherBody = null!;
    private Answered _outdated = null!;
    private Answered _foreign = null!;
    private JsonNode _status = null!;

    private Guid Verification { get; set; }

    protected override async Task Travel()
    {
        var location = (await Caller.Submit(ARequest.Household("con-01-deposits-over", Id))).Location!;
        var first = await Caller.UntilDecided(location);
        Verification = Guid.Parse(first.Text("verificationId")!);
        var verdict = Guid.Parse(first.Text("verdicts.0.verdictId")!);
        _taken = await Object(location, "o1", verdict);
        _again = await Object(location, "o1", verdict);
        _otherBody = await Object(location, "o1", verdict, reason: "income.below_standard");
        _status = await Caller.Until(location, body => body.Items("verdicts").Count == 2);
        _outdated = await Object(location, "o2", verdict);
        using var foreigner = new HttpCaller(Service, Service.Stage.OtherToken);
        _foreign = await foreigner.Post(
            $"{location}/objections",
            HttpCaller.Json(Body(AnExit.Objection(LoadedStage.OtherSubmitter, "o3", Verification, verdict, Reason))));
    }

    [Test]
    public void It_is_taken_with_202_and_the_same_again_is_known()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_taken.Status, Is.EqualTo(202), _taken.Body?.ToJsonString());
            Assert.That(_again.Status, Is.EqualTo(200));
            Assert.That(_again.Body!.Text("result"), Is.EqualTo("known"));
        }
    }

    [Test]
    public void Another_body_under_its_id_is_a_conflict() => Assert.That(_otherBody.Status, Is.EqualTo(409));

    [Test]
    public void The_next_round_supersedes_the_verdict_and_a_person_must_handle_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_status.Text("verdicts.1.openedBy"), Is.EqualTo("objection"));
            Assert.That(_status.Text("verdicts.1.supersedes"), Is.EqualTo(_status.Text("verdicts.0.verdictId")));
            Assert.That(_status.Items("verdicts")[1].Items("humanStep.why").Select(w => w.ToString()), Does.Contain("objection"));
        }
    }

    [Test]
    public void Without_new_evidence_it_says_what_it_said_before() =>
        Assert.That(_status.Text("verdicts.1.programmes.0.outcome"), Is.EqualTo(_status.Text("verdicts.0.programmes.0.outcome")));

    [Test]
    public void A_verdict_that_was_superseded_cannot_be_contested()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_outdated.Status, Is.EqualTo(422));
            Assert.That(_outdated.Body!.Text("faults.0.code"), Is.EqualTo("VR-EXIT-004"));
        }
    }

    [Test]
    public void For_another_system_the_verification_does_not_exist() => Assert.That(_foreign.Status, Is.EqualTo(404));

    [Test]
    public async Task The_objection_is_stored_sealed() =>
        Assert.That(
            await Service.Stage.Count("select count(*) from exit where request_id = 'o1' and position('代管'::bytea in sealed_body) = 0"), Is.EqualTo(1));

    private Task<Answered> Object(string location, string id, Guid verdict, string reason = Reason) => Caller.Post(
        $"{location}/objections", HttpCaller.Json(Body(AnExit.Objection(LoadedStage.Submitter, id, Verification, verdict, reason))));

    private static byte[] Body(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
