using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit.Requests;

namespace Verification.Tests.Intake;

[TestFixture]
public sealed class When_a_batch_is_read
{
    [Test]
    public void A_bad_request_spoils_no_other()
    {
        var batch = (BatchReading.Readable)Reading.OfBatch(Batch(Numbered(1), Numbered(2).With("kind", "x").With("y", 1), Numbered(3)));
        Assert.That(batch.Items.Select(item => item is RequestReading.Readable), Is.EqualTo(new[] { true, false, true }));
        Assert.That(Reading.FaultsOf(batch), Is.EquivalentTo(new[] { "VR-INT-024 $.verifications[1].kind", "VR-INT-010 $.verifications[1]" }));
    }

    [Test]
    public void A_request_has_the_same_digest_and_id_as_alone()
    {
        var batch = (BatchReading.Readable)Reading.OfBatch(Batch(Numbered(7)));
        var alone = (RequestReading.Readable)Reading.Of(Numbered(7));
        var inside = (RequestReading.Readable)batch.Items.Single();
        Assert.That((inside.Id, Convert.ToHexString(inside.BodyDigest)), Is.EqualTo((alone.Id, Convert.ToHexString(alone.BodyDigest))));
    }

    [Test]
    public void The_digest_of_a_batch_tells_its_content_and_not_its_writing()
    {
        var digest = DigestOf(Batch(Numbered(1), Numbered(2)));
        Assert.That(DigestOf([.. Batch(Numbered(1), Numbered(2)), (byte)' ']), Is.EqualTo(digest));
        Assert.That(DigestOf(Batch(Numbered(2), Numbered(1))), Is.Not.EqualTo(digest));
        Assert.That(DigestOf(Batch(Numbered(1))), Is.Not.EqualTo(digest));
    }

    [TestCase(IntakeLimits.BatchHouseholdsMax, true)]
    [TestCase(IntakeLimits.BatchHouseholdsMax + 1, false)]
    public void The_number_of_households_is_limited(int count, bool taken)
    {
        var body = $$"""{"submitter":"s","batchId":"b","verifications":[{{string.Join(',', Enumerable.Repeat("0", count))}}]}""";
        Assert.That(Reading.OfBatch(Encoding.UTF8.GetBytes(body)) is BatchReading.Readable, Is.EqualTo(taken));
    }

    [Test]
    public void The_number_of_bytes_is_limited()
    {
        var body = Batch(Numbered(1));
        byte[] full = [.. body, .. Enumerable.Repeat((byte)' ', IntakeLimits.BatchBytesMax - body.Length)];
        Assert.That(Reading.FaultsOf(Reading.OfBatch(full)), Is.Empty);
        Assert.That(Reading.FaultsOf(Reading.OfBatch([.. full, (byte)' '])), Is.EqualTo(new[] { "VR-INT-002 $" }));
    }

    [Test]
    public void One_request_in_it_is_not_larger_than_one_alone()
    {
        var text = Encoding.UTF8.GetString(Batch(Numbered(1), Numbered(2)));
        var padded = text.Replace("\"requestId\":\"r-2\"", "\"requestId\":" + new string(' ', IntakeLimits.BodyBytesMax) + "\"r-2\"");
        Assert.That(Reading.FaultsOf(Reading.OfBatch(Encoding.UTF8.GetBytes(padded))), Is.EqualTo(new[] { "VR-INT-002 $.verifications[1]" }));
    }

    [TestCase("{}", "VR-INT-012 $.submitter", "VR-INT-012 $.batchId", "VR-INT-012 $.verifications")]
    [TestCase("[", "VR-INT-005 $")]
    [TestCase("null", "VR-INT-013 $")]
    [TestCase("{\"submitter\":\"s\",\"batchId\":\"b\",\"verifications\":{}}", "VR-INT-013 $.verifications")]
    [TestCase("{\"submitter\":\"s\",\"batchId\":1,\"verifications\":[1]}", "VR-INT-013 $.batchId")]
    public void A_body_that_is_no_batch_is_refused_whole(string body, params string[] faults)
    {
        var refused = Reading.OfBatch(Encoding.UTF8.GetBytes(body));
        Assert.That(refused, Is.InstanceOf<BatchReading.Refused>());
        Assert.That(Reading.FaultsOf(refused), Is.EquivalentTo(faults));
    }

    private static ARequest Numbered(int number) => ARequest.Valid().With("requestId", $"r-{number}");

    private static byte[] Batch(params ARequest[] requests) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["submitter"] = "tianshui-dibao",
        ["batchId"] = "b-1",
        ["verifications"] = new JsonArray([.. requests.Select(request => (JsonNode)request.Json)]),
    }.ToJsonString());

    private static string DigestOf(byte[] body) => Convert.ToHexString(((BatchReading.Readable)Reading.OfBatch(body)).BatchDigest);
}
