using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Acceptance.Tests.Households;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Http;

/// <summary>One household waits for its bank until the deadline, another is decided at once; both are in no hurry to be asked for.</summary>
public sealed class When_verifications_are_followed : HttpJourney
{
    private const string Waiting = "follow-waiting";
    private const string AtOnce = "follow-at-once";
    private const string CaseNo = "FOLLOW-2026-1";

    private string _waiting = "";
    private string _atOnce = "";
    private IReadOnlyList<Heard> _heard = [];

    protected override async Task Travel()
    {
        _waiting = (await Caller.Submit(Silent.Bank(Waiting).With("caseNo", CaseNo))).Location!;
        _atOnce = (await Caller.Submit(ARequest.Household("con-25", AtOnce).With("caseNo", CaseNo))).Location!;
        _heard = await Caller.Listen($"{_waiting}/events");
        await Caller.UntilDecided(_atOnce);
    }

    [Test]
    public void The_events_tell_the_way_from_acceptance_over_the_open_source_to_the_verdict()
    {
        var told = _heard.Where(event_ => event_.Kind != "heartbeat").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told[0].Kind, Is.EqualTo("accepted"));
            Assert.That(told.SelectMany(e => e.Body!.Items("openSources").Select(s => s.ToString())), Has.Member("bank-deposits"));
            Assert.That(told[^1].Kind, Is.EqualTo("verdict"));
            Assert.That(told[^1].Body!.Text("verdict.outcomes.0.outcome"), Is.EqualTo("review"));
            Assert.That(told[^1].Body!.Text("verdict.partial"), Is.EqualTo("true"));
            Assert.That(told[^1].Body!.Text("location"), Is.EqualTo(_waiting));
        }
    }

    [Test]
    public async Task A_listener_that_comes_back_hears_what_it_missed_and_no_more()
    {
        var missed = await Caller.Listen($"{_waiting}/events", lastEventId: _heard[0].Id);
        Assert.That(missed.Select(e => (e.Kind, e.Id)), Is.EqualTo(new[] { ("verdict", _heard[^1].Id) }));
    }

    [Test]
    public async Task A_listener_that_has_heard_everything_is_told_to_stay_away() =>
        Assert.That((await Caller.Get($"{_waiting}/events", _heard[^1].Id)).Status, Is.EqualTo(204));

    [TestCase("/events", "nonsense", "VR-LIST-009")]
    [TestCase("/events?round=101", null, "VR-LIST-007")]
    [TestCase("/events?rounds=1", null, "VR-LIST-001")]
    public async Task A_listener_nobody_understands_is_refused(string path, string? lastEventId, string code)
    {
        var answer = await Caller.Get(_waiting + path, lastEventId);
        Assert.That((answer.Status, answer.Body!.Text("faults.0.code")), Is.EqualTo((400, code)));
    }

    [Test]
    public async Task Its_cases_are_listed_page_by_page_the_latest_first()
    {
        var first = (await Caller.Get($"/v1/verifications?caseNo={CaseNo}&limit=1")).Body!;
        var second = (await Caller.Get($"/v1/verifications?caseNo={CaseNo}&limit=1&cursor={first.Text("next")}")).Body!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Text("verifications.0.requestId"), Is.EqualTo(AtOnce));
            Assert.That(first.Text("verifications.0.verdict.outcomes.0.outcome"), Is.EqualTo("eligible"));
            Assert.That(second.Text("verifications.0.requestId"), Is.EqualTo(Waiting));
            Assert.That(second.At("next"), Is.Null);
        }
    }

    [Test]
    public async Task Another_submitter_sees_neither_rows_nor_events()
    {
        using var other = new HttpCaller(Service, Service.Stage.OtherToken);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await other.Get($"/v1/verifications?caseNo={CaseNo}")).Body!.Items("verifications"), Is.Empty);
            Assert.That((await other.Get($"{_waiting}/events")).Status, Is.EqualTo(404));
            Assert.That((await other.Get("/v1/batches/any/events")).Status, Is.EqualTo(404));
        }
    }

    [Test]
    public async Task A_cursor_of_somebody_else_is_a_coded_fault()
    {
        var answer = await Caller.Get("/v1/verifications?cursor=anything");
        Assert.That((answer.Status, answer.Body!.Text("faults.0.code")), Is.EqualTo((400, "VR-LIST-008")));
    }

    [Test]
    public async Task The_events_of_a_batch_end_with_its_closing()
    {
        var batch = new JsonObject
        {
            ["submitter"] = LoadedStage.Submitter,
            ["batchId"] = "follow-batch",
            ["verifications"] = new JsonArray(ARequest.Household("con-25", "follow-batch-1").Json),
        };
        var taken = await Caller.SubmitBatch(batch.ToJsonString());
        var heard = await Caller.Listen($"{taken.Location}/events");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(heard[0].Kind, Is.EqualTo("accepted"));
            Assert.That(heard[^1].Body!.Text("decided"), Is.EqualTo("1"));
            Assert.That(heard[^1].Body!.At("closedAt"), Is.Not.Null);
            Assert.That((await Caller.Get($"{taken.Location}/events", heard[^1].Id)).Status, Is.EqualTo(204));
            Assert.That((await Caller.Get($"{taken.Location}/events", "1-2-3")).Status, Is.EqualTo(400));
        }
    }

    [Test]
    public async Task The_command_line_lists_and_follows_them_too()
    {
        var listed = await Executable.Run(Service.Stage.Variables, "list", "--case", CaseNo, "--lang", "en");
        var shown = await Executable.Run(Service.Stage.Variables, "show", $"{LoadedStage.Submitter}/{AtOnce}", "--follow", "--lang", "en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed, Does.Contain(Waiting).And.Contain("dibao:review"));
            Assert.That(shown, Does.Contain("accepted").And.Contain("verdict of round 1").And.Contain("178.00"));
        }
    }
}
