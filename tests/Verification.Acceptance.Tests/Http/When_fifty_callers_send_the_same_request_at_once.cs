using NUnit.Framework;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests.Http;

public sealed class When_fifty_callers_send_the_same_request_at_once : HttpJourney
{
    private const string RequestId = "fifty-times";

    private Answered[] _answers = [];

    protected override async Task Travel()
    {
        var request = ARequest.Household("con-01", RequestId);
        _answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Caller.Submit(request)));
        await Caller.UntilDecided(_answers[0].Location!);
    }

    [Test]
    public void Each_is_answered_with_the_same_place() =>
        Assert.That(_answers.Select(a => (a.Status is 200 or 202, a.Location)).Distinct().Count(), Is.EqualTo(1));

    [Test]
    public void One_of_them_stored_it() => Assert.That(_answers.Count(a => a.Status == 202), Is.EqualTo(1));

    [Test]
    public async Task There_is_one_verdict() => Assert.That(
        await Service.Stage.Count(
            "select count(*) from verdict where verification_id = $1", VerificationId.Derive(LoadedStage.Submitter, RequestId).Value),
        Is.EqualTo(1));
}
