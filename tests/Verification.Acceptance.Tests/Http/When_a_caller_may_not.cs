using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Http;

public sealed class When_a_caller_may_not : HttpJourney
{
    private const string Id = "somebody-elses";

    private string _location = "";

    protected override async Task Travel() => _location = (await Caller.Submit(ARequest.Household("con-25", Id))).Location!;

    [TestCase(null)]
    [TestCase("a-token-that-nobody-was-ever-given-1234567890")]
    public async Task Without_a_known_token_the_answer_is_401(string? token)
    {
        using var stranger = new HttpCaller(Service, token);
        var answers = new[]
        {
            await stranger.Submit(ARequest.Household("con-01", "stranger")), await stranger.SubmitBatch("{}"),
            await stranger.Get(_location), await stranger.Get("/v1/batches/any"),
        };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(401));
            Assert.That(answers.Select(answer => answer.Challenge), Is.All.EqualTo("Bearer"));
            Assert.That(await Service.Stage.Count("select count(*) from submission where request_id = 'stranger'"), Is.Zero);
        }
    }

    [Test]
    public async Task Submitting_under_another_name_is_403()
    {
        using var other = new HttpCaller(Service, Service.Stage.OtherToken);
        Assert.That((await other.Submit(ARequest.Household("con-01", "other-name"))).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Submitting_outside_its_own_region_is_403()
    {
        using var other = new HttpCaller(Service, Service.Stage.OtherToken);
        var request = ARequest.Household("con-01", "other-region").With("submitter", TestKit.Running.LoadedStage.OtherSubmitter);
        Assert.That((await other.Submit(request)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_verification_of_another_submitter_is_404_as_one_that_does_not_exist()
    {
        using var other = new HttpCaller(Service, Service.Stage.OtherToken);
        var foreign = await other.Get(_location);
        var unknown = await Caller.Get("/v1/verifications/00000000-0000-8000-8000-000000000000");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreign.Status, Is.EqualTo(404));
            Assert.That(unknown.Status, Is.EqualTo(404));
            Assert.That(foreign.Body!.Text("title"), Is.EqualTo(unknown.Body!.Text("title")));
        }
    }
}
