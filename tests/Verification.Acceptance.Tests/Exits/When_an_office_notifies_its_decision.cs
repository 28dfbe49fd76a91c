using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Acceptance.Tests.Amqp;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;
using Verification.Vocabulary;

namespace Verification.Acceptance.Tests.Exits;

/// <summary>A household is granted assistance and later stopped; another submitter asks about it before, meanwhile and after.</summary>
public sealed class When_an_office_notifies_its_decision : HttpJourney
{
    private const string Id = "decided";
    private const string Other = "another-county";

    private Guid _verification;
    private Answered _granted = null!;
    private Answered _again = null!;
    private string? _before;
    private string? _whileGranted;
    private string? _ownWhileGranted;
    private string? _afterStop;

    protected override async Task Travel()
    {
        var location = (await Caller.Submit(Household(Id, LoadedStage.Submitter))).Location!;
        _verification = Guid.Parse((await Caller.UntilDecided(location)).Text("verificationId")!);
        _before = await HeardBy(Other, "before");
        _granted = await Notify(Granted("d-1"));
        _again = await Notify(Granted("d-1"));
        await UntilApplied(1);
        _whileGranted = await HeardBy(Other, "granted");
        _ownWhileGranted = await HeardBy(LoadedStage.Submitter, "own-granted");

        // The stop comes over AMQP, and before it one that says why of nothing.
        await AssistanceSystem.Exchange(Service, new Step(
            [
                new(Stopped("d-2").Without("reason").Text()) { Key = "decision" },
                new(Stopped("d-3").Text()) { Key = "decision" },
            ],
            [Awaited.Refusal("d-2")]));
        await UntilApplied(2);
        _afterStop = await HeardBy(Other, "stopped");
    }

    [Test]
    public void It_is_stored_once()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((_granted.Status, _granted.Body!.Text("result")), Is.EqualTo((202, "stored")));
            Assert.That((_again.Status, _again.Body!.Text("result")), Is.EqualTo((200, "known")));
            Assert.That(async () => await Service.Stage.Count("select count(*) from decision where verification_id = $1", _verification), Is.EqualTo(2));
        }
    }

    [Test]
    public void Another_submitter_hears_of_it_as_long_as_it_holds()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_before, Is.EqualTo("no-record"));
            Assert.That(_whileGranted, Is.EqualTo("answered"));
            Assert.That(_ownWhileGranted, Is.EqualTo("no-record"), "one's own grant is not elsewhere");
            Assert.That(_afterStop, Is.EqualTo("no-record"));
        }
    }

    [Test]
    public async Task The_enrolment_ends_with_the_month_of_the_stop() => Assert.That(
        await Service.Stage.Count("""
            select count(*) from enrolment
            where verification_id = $1 and programme = 'dibao' and month_from = '2020-03-01' and month_to = '2020-05-31'
            """, _verification),
        Is.EqualTo(2));

    [Test]
    public async Task A_decision_that_departs_from_the_verdict_without_a_reason_is_refused()
    {
        var notice = Granted("d-4");
        notice["amount"] = "178.01";
        var answer = await Notify(notice);
        Assert.That((answer.Status, answer.Body!.Text("faults.0.code")), Is.EqualTo((422, "VR-EXIT-022")));
    }

    [TestCase("programme", "tekun", "VR-EXIT-021")]
    [TestCase("verdictId", "00000000-0000-8000-8000-000000000000", "VR-EXIT-020")]
    [TestCase("verificationId", "00000000-0000-8000-8000-000000000000", "VR-EXIT-001")]
    public async Task A_notice_of_something_else_is_refused(string member, string value, string code)
    {
        var notice = Granted($"d-{member}");
        notice[member] = value;
        var answer = await Notify(notice);
        Assert.That((answer.Status, answer.Body!.Text("faults.0.code")), Is.EqualTo((422, code)));
    }

    [Test]
    public async Task The_notice_lies_sealed_and_no_person_in_the_clear()
    {
        var stored = await Service.Stage.Count("""
            select count(*) from decision
            where verification_id = $1 and position(convert_to('officeRef', 'UTF8') in sealed) = 0 and cardinality(receiving || ending) > 0
            """, _verification);
        Assert.That(stored, Is.EqualTo(2));
    }

    private Task<Answered> Notify(JsonObject notice) =>
        Caller.Post($"/v1/verifications/{_verification}/decisions", HttpCaller.Json(System.Text.Encoding.UTF8.GetBytes(notice.ToJsonString())));

    private Task UntilApplied(int count) => Until(count, "select count(*) from decision where verification_id = $1", _verification);

    private async Task Until(int count, string sql, params object[] parameters)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while (await Service.Stage.Count(sql, parameters) < count)
        {
            if (patience.IsCancellationRequested)
                throw new AssertionException($"{sql} did not come to {count}.\n{Service.Log}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>What the source says of this household when a submitter asks for it.</summary>
    private async Task<string?> HeardBy(string submitter, string name)
    {
        var requestId = $"{Id}-{name}";
        await AssistanceSystem.Exchange(Service, new Step([new(Household(requestId, submitter).Text)], []));
        await Until(1, "select count(*) from submission where submitter = $1 and request_id = $2 and state = 'decided'", submitter, requestId);
        var shown = JsonNode.Parse(await Executable.Run(Service.Stage.Variables, "show", $"{submitter}/{requestId}", "--json"))!;
        return shown.Items("verdicts.0.sources").Single(source => source.Text("source") == "enrolment").Text("state");
    }

    // Other journeys ask for these persons too, all as the same submitter: to them the grant is their own.
    private static ARequest Household(string requestId, string submitter) => ARequest.Household("con-25", requestId).With("submitter", submitter);

    private JsonObject Granted(string requestId) => new()
    {
        ["submitter"] = LoadedStage.Submitter,
        ["requestId"] = requestId,
        ["verificationId"] = _verification,
        ["verdictId"] = VerdictId.Derive(new(_verification), 1).Value,
        ["decision"] = "granted",
        ["programme"] = "dibao",
        ["amount"] = "178.00",
        ["from"] = "2020-03-01",
        ["members"] = new JsonArray("m1", "m2"),
        ["decidedOn"] = "2020-06-28",
        ["officeRef"] = "620502-mz",
    };

    private Notice Stopped(string requestId) => new(new JsonObject
    {
        ["submitter"] = LoadedStage.Submitter,
        ["requestId"] = requestId,
        ["verificationId"] = _verification,
        ["reportNo"] = $"{_verification}-1",
        ["decision"] = "stopped",
        ["programme"] = "dibao",
        ["to"] = "2020-05-01",
        ["decidedOn"] = "2020-07-28",
        ["officeRef"] = "620502-mz",
        ["reason"] = "申请人放弃",
    });

    private sealed record Notice(JsonObject Json)
    {
        public Notice Without(string member)
        {
            Json.Remove(member);
            return this;
        }

        public string Text() => Json.ToJsonString();
    }
}
