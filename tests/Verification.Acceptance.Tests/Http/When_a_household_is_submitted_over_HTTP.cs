using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Http;

public sealed class When_a_household_is_submitted_over_HTTP : HttpJourney
{
    private const string Id = "over-http";

    private Answered _first = null!;
    private Answered _again = null!;
    private Answered _changed = null!;
    private JsonNode _status = null!;

    protected override async Task Travel()
    {
        _first = await Caller.Submit(ARequest.Household("con-01", Id));
        await Caller.UntilDecided(_first.Location!);
        _again = await Caller.Submit(ARequest.Household("con-01", Id));
        _changed = await Caller.Submit(ARequest.Household("con-01", Id).With("declared.income.0.monthlyAmount", "1234.56"));
        _status = (await Caller.Get(_first.Location!)).Body!;
    }

    [Test]
    public void It_is_taken_with_202_and_the_place_to_look()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_first.Status, Is.EqualTo(202));
            Assert.That(_first.Body!.Text("result"), Is.EqualTo("stored"));
            Assert.That(_first.Location, Is.EqualTo($"/v1/verifications/{_first.Body!.Text("verificationId")}"));
        }
    }

    [Test]
    public void That_place_shows_the_verdict_once_decided()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_status.Text("requestId"), Is.EqualTo(Id));
            Assert.That(_status.Items("openSources"), Is.Empty);
            Assert.That(_status.Text("verdicts.0.programmes.0.amount.payable"), Is.EqualTo("567.00"));
            Assert.That(_status.Text("verdicts.0.reportUrl"), Does.EndWith($"{_first.Location}/report"));
        }
    }

    [Test]
    public void The_same_again_is_answered_200_with_the_same_verification()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_again.Status, Is.EqualTo(200));
            Assert.That(_again.Body!.Text("result"), Is.EqualTo("known"));
            Assert.That(_again.Location, Is.EqualTo(_first.Location));
        }
    }

    [Test]
    public void A_changed_body_under_the_same_id_is_a_conflict_with_a_code()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_changed.Status, Is.EqualTo(409));
            Assert.That(_changed.ContentType, Is.EqualTo("application/problem+json"));
            Assert.That(_changed.Body!.Text("faults.0.code"), Is.EqualTo("VR-ROAD-001"));
            Assert.That(_changed.Body!.ToJsonString(), Does.Not.Contain("1234.56"));
        }
    }

    [Test]
    public async Task All_of_it_is_one_verification_with_one_verdict()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_status.Items("verdicts"), Has.Count.EqualTo(1));
            Assert.That(await Service.Stage.Count("select count(*) from submission where request_id = $1", Id), Is.EqualTo(1));
        }
    }
}
