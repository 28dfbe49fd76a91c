using NUnit.Framework;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Amqp;

public sealed class When_a_request_has_faults(string edge) : AmqpJourney(edge)
{
    private const string Id = "faulty";
    private const string WrongNumber = "620599197503189018"; // the last digit does not check

    private Received Refused => The("VerificationRefused", Id);

    protected override IEnumerable<Step> Steps()
    {
        var request = ARequest.Household("con-01", Id).Without("caseNo").With("members.0.document.number", WrongNumber).With("surprise", "x");
        return [new([new(request.Text)], [Awaited.Refusal(Id)])];
    }

    // The name of an unknown member is a value of the sender too: its place is the object it stands in.
    [Test]
    public void All_of_them_are_told_at_once_each_with_its_place() => Assert.That(
        Refused.Body.Items("faults").Select(fault => fault.Text("path")),
        Is.EquivalentTo(["$.caseNo", "$.members[0].document.number", "$"]));

    [Test]
    public void Each_has_a_code_and_says_in_both_languages_what_is_wrong_and_what_helps()
    {
        foreach (var fault in Refused.Body.Items("faults"))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(fault.Text("code"), Does.Match("^VR-INT-[0-9]{3}$"));
                Assert.That(fault.Text("sentence.zh"), Is.Not.Empty);
                Assert.That(fault.Text("sentence.en"), Is.Not.Empty);
                Assert.That(fault.Text("nextStep.zh"), Is.Not.Empty);
            }
        }
    }

    [Test]
    public void No_value_of_the_request_comes_back() => Assert.That(Leaks(Refused), Is.Empty);

    [Test]
    public void It_is_addressed_to_the_submitter() => Assert.That(Refused.RoutingKey, Is.EqualTo("tianshui-dibao"));

    [Test]
    public async Task No_verification_was_opened_and_the_body_rests()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Service.Stage.Count("select count(*) from submission where request_id = $1", Id), Is.Zero);
            Assert.That(
                await Service.Stage.Count("select count(*) from failed_work where encode(body_digest, 'hex') = $1", Refused.Body.Text("bodyDigest")!),
                Is.EqualTo(1));
        }
    }
}
