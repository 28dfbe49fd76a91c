using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit.Requests;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class When_a_body_is_not_a_request
{
    [TestCase("", "VR-INT-001 $")]
    [TestCase(" \n\t", "VR-INT-001 $")]
    [TestCase("null", "VR-INT-013 $")]
    [TestCase("[]", "VR-INT-013 $")]
    [TestCase("{}{}", "VR-INT-007 $")]
    [TestCase("{} x", "VR-INT-005 $")]
    [TestCase("{\"submitter\":\"a\",}", "VR-INT-005 $")]
    [TestCase("/* c */ {}", "VR-INT-005 $")]
    [TestCase("\uFEFF{}", "VR-INT-004 $")]
    public void It_is_refused_with_a_code(string body, string fault) =>
        Assert.That(Reading.FaultsOf(Reading.Of(body)), Is.EqualTo(new[] { fault }));

    [Test]
    public void The_place_where_it_stops_being_JSON_is_told()
    {
        var refused = (RequestReading.Refused)Reading.Of("{\n  \"submitter\": \"a\"\n  \"kind\": 1 }");
        Assert.That(refused.Faults.Single().Sentence.En, Does.Contain("byte 23"));
    }

    [Test]
    public void UTF_16_and_overlong_UTF_8_are_refused()
    {
        Assert.That(Reading.FaultsOf(Reading.Of([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")])), Is.EqualTo(new[] { "VR-INT-003 $" }));
        Assert.That(Reading.FaultsOf(Reading.Of(Encoding.Unicode.GetBytes("{}"))), Is.EqualTo(new[] { "VR-INT-005 $" }));
        Assert.That(Reading.FaultsOf(Reading.Of([(byte)'"', 0xC0, 0xAF, (byte)'"'])), Is.EqualTo(new[] { "VR-INT-003 $" }));
    }

    [TestCase(0, "VR-INT-010 $")]
    [TestCase(1, "VR-INT-006 $")]
    public void Depth_is_limited(int beyond, string fault)
    {
        var nested = IntakeLimits.DepthMax - 1 + beyond;
        var body = $"{{\"x\":{new string('[', nested)}{new string(']', nested)}}}";
        Assert.That(Reading.FaultsOf(Reading.Of(body)), Does.Contain(fault));
    }

    [Test]
    public void A_body_of_the_greatest_length_is_read_and_one_byte_more_is_not()
    {
        var text = ARequest.Valid().Text;
        var full = text + new string(' ', IntakeLimits.BodyBytesMax - Encoding.UTF8.GetByteCount(text));
        Assert.That(Reading.FaultsOf(Reading.Of(full)), Is.Empty);
        Assert.That(Reading.FaultsOf(Reading.Of(full + " ")), Is.EqualTo(new[] { "VR-INT-002 $" }));
    }

    [Test]
    public void More_faults_than_anybody_reads_are_cut_off()
    {
        var list = new JsonArray([.. Enumerable.Range(0, IntakeLimits.FaultsMax + 5).Select(i => (JsonNode)i)]);
        var refused = (RequestReading.Refused)Reading.Of(ARequest.Valid().With("members", list));
        Assert.That(refused.Faults, Has.Count.EqualTo(IntakeLimits.FaultsMax + 1));
        Assert.That(refused.Faults[^1].Code, Is.EqualTo("VR-INT-008"));
    }

    [Test]
    public void The_refusal_goes_to_the_submitter_of_the_body_else_to_the_user_else_to_nobody()
    {
        var headers = new RequestHeaders("door-user");
        Assert.That(Refused("{\"submitter\":\"s-1\",\"requestId\":\"r-1\"}", headers), Is.EqualTo(("s-1", "r-1")));
        Assert.That(Refused("{\"submitter\":\"S 1\",\"requestId\":\"r 1\"}", headers), Is.EqualTo(("door-user", (string?)null)));
        Assert.That(Refused("{\"submitter\":\"s-1\",\"submitter\":\"s-2\"}", headers), Is.EqualTo(("door-user", (string?)null)));
        Assert.That(Refused("{", headers), Is.EqualTo(("door-user", (string?)null)));
        Assert.That(Refused("{", RequestHeaders.None), Is.EqualTo(("unknown", (string?)null)));
    }

    private static (string, string?) Refused(string body, RequestHeaders headers)
    {
        var refused = (RequestReading.Refused)Reading.Of(body, headers);
        return (refused.Submitter, refused.RequestId);
    }
}
