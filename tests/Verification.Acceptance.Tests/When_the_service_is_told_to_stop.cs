using NUnit.Framework;
using Verification.Acceptance.Tests.Amqp;
using Verification.Acceptance.Tests.Http;
using Verification.TestKit.Requests;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests;

/// <summary>A service of its own, which has taken good, bad and waiting households by both doors before it is told to stop.</summary>
public sealed class When_the_service_is_told_to_stop
{
    private const string Malformed = """{"submitter": "tianshui-dibao", "members": [{"name": "王建国", "document": {"number": "620599197503189017" """;

    // What no log may hold: anything of a person, and any amount of a request or verdict.
    private static readonly string[] Secrets =
    [
        "620599", "王建国", "李秀兰", "王欣怡", "张桂芳", "陈子轩", "陈志强", "TS2020", "1200.00", "8000.00", "1000.00", "3000.00", "400.00", "567.00", "178.00",
    ];

    private RunningService _service = null!;
    private int _exitCode;
    private IReadOnlyList<Heard> _heard = [];

    [OneTimeSetUp]
    public async Task Let_it_work_and_stop_it()
    {
        _service = await RunningService.Start("masstransit");
        using var caller = new HttpCaller(_service, _service.Stage.Token);
        var taken = await caller.Submit(ARequest.Household("con-25", "stop-http"));
        await caller.UntilDecided(taken.Location!);
        var waiting = await caller.Submit(ARequest.Household("con-01-bank-silent", "stop-waiting"));
        var listening = caller.Listen($"{waiting.Location}/events");
        await caller.Submit(Malformed);
        await AssistanceSystem.Exchange(
            _service,
            new Step(
                [
                    new(ARequest.Household("con-01", "stop-amqp").Text), new(Malformed) { MessageId = "stop-malformed" },
                    new(ARequest.Household("con-01", "stop-faulty").With("members.0.document.number", "620599197503189018").Text),
                ],
                [Awaited.Verdict("stop-amqp"), Awaited.Refusal("stop-malformed"), Awaited.Refusal("stop-faulty")]));
        _exitCode = await _service.Stop();
        _heard = await listening;
    }

    [OneTimeTearDown]
    public async Task Clear_the_stage() => await _service.DisposeAsync();

    [Test]
    public void It_ends_with_exit_code_0() => Assert.That(_exitCode, Is.Zero, _service.Log);

    [Test]
    public void A_listener_is_let_go_without_a_verdict_it_did_not_have() =>
        Assert.That(_heard.Select(event_ => event_.Kind), Does.Contain("accepted").And.Not.Contain("verdict"));

    [Test]
    public void Its_log_holds_nothing_of_the_households() =>
        Assert.That(Secrets.Where(secret => _service.Log.Contains(secret, StringComparison.Ordinal)), Is.Empty, _service.Log);

    [Test]
    public void Its_log_holds_no_key_of_the_servers() =>
        Assert.That(_service.Log, Does.Not.Contain(_service.Stage.Broker.UserInfo.Split(':')[1]).And.Not.Contain(_service.Stage.Token));

    [Test]
    public async Task What_waits_is_a_row_that_the_next_start_finds() => Assert.That(
        await _service.Stage.Count("select count(*) from ask join submission using (verification_id) where request_id = 'stop-waiting'"), Is.EqualTo(1));

    [Test]
    public async Task Nothing_committed_is_left_unpublished() =>
        Assert.That(await _service.Stage.Count("select count(*) from outbox"), Is.Zero);
}
