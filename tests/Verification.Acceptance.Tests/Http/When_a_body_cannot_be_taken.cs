using System.Net.Http.Headers;
using System.Text;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.TestKit.Requests;

namespace Verification.Acceptance.Tests.Http;

public sealed class When_a_body_cannot_be_taken : HttpJourney
{
    [TestCase("/v1/verifications")]
    [TestCase("/v1/batches")]
    public async Task What_is_not_JSON_is_400(string path) =>
        Refused(await Caller.Post(path, HttpCaller.Json("""{"name": "王建国" """u8.ToArray())), 400, "VR-INT-");

    [Test]
    public async Task A_wrong_request_is_422_with_all_its_faults()
    {
        var answer = await Caller.Submit(ARequest.Household("con-01", "faulty").Without("caseNo").With("members.0.document.number", "620599197503189018"));
        Refused(answer, 422, "VR-INT-");
        Assert.That(
            answer.Body!.Items("faults").Select(fault => fault.Text("path")),
            Is.EquivalentTo(["$.caseNo", "$.members[0].document.number"]));
    }

    [TestCase("text/plain", null)]
    [TestCase("application/json; charset=gb18030", null)]
    [TestCase("application/json", "gzip")]
    public async Task Another_kind_of_body_is_415(string type, string? encoding)
    {
        var content = new ByteArrayContent("{}"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        Refused(await Caller.Post("/v1/verifications", content), 415, null);
    }

    [TestCase("/v1/verifications", IntakeLimits.BodyBytesMax)]
    [TestCase("/v1/batches", IntakeLimits.BatchBytesMax)]
    public async Task A_body_over_the_limit_is_413(string path, int bytesMax)
    {
        var body = Encoding.UTF8.GetBytes(new string(' ', bytesMax + 1));
        Refused(await Caller.Post(path, HttpCaller.Json(body)), 413, null);
    }

    [Test]
    public async Task The_next_good_request_is_taken()
    {
        await Caller.Submit("nonsense");
        var taken = await Caller.Submit(ARequest.Household("con-25", "after-nonsense"));
        Assert.That((await Caller.UntilDecided(taken.Location!)).Text("verdicts.0.programmes.0.amount.payable"), Is.EqualTo("178.00"));
    }

    private static void Refused(Answered answer, int status, string? code)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(status));
            Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"));
            Assert.That(answer.Body!.Text("faults.0.code") ?? "none", code is null ? Is.EqualTo("none") : Does.StartWith(code));
            Assert.That(answer.Body!.ToString(), Does.Not.Contain("王建国").And.Not.Contain("620599"));
        }
    }
}
