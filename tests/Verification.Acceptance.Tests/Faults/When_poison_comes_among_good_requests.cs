using NUnit.Framework;
using Verification.TestKit.BadInput;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Faults;

/// <summary>
/// Fifty kinds of poison, one of which ends the process, share a window with good requests; the broker counts all of them as often as if
/// five processes had died. Then what can be mended is mended, and everything is sent again.
/// </summary>
public sealed class When_poison_comes_among_good_requests
{
    private const int Good = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private FaultRun _run = null!;
    private RunRecord _record = null!;
    private IReadOnlyList<Poison> _poison = [];
    private int _deaths;

    [OneTimeSetUp]
    public async Task Poison_the_queue()
    {
        _run = await FaultRun.On(await LoadedStage.Set(households: 40));
        _poison = PoisonKinds.OfEach("poison", 1);
        await _run.Amqp.Send(_run.City.Prompt("before", Good / 2), perSecond: 0, CancellationToken.None);
        await _run.Poison(_poison);
        await _run.Amqp.Send(_run.City.Prompt("after", Good / 2), perSecond: 0, CancellationToken.None);
        await _run.HandOver(times: 5);
        _deaths = await _run.LivesUntil(
            new() { CrashAt = PoisonRun.EndedBy(Killer.Body) }, livesMax: 6, async () => await Resting("state = 'resting'") == _poison.Count);
        _record = await _run.Rest(Patience);
        await _run.Stop(_run.Services[0]);
    }

    [OneTimeTearDown]
    public async Task Clear_up() => await _run.DisposeAsync();

    private Poison Killer => _poison.Single(one => one.Kind == PoisonKinds.EndsTheProcess);

    [Test]
    public void There_are_fifty_kinds() => Assert.That(_poison.DistinctBy(one => one.Kind).Count(), Is.EqualTo(50));

    [Test]
    public void Every_promise_holds_and_exactly_the_poison_rests() => Promises.MustHoldBesideOthers(_record);

    [Test]
    public void Every_good_request_has_its_verdict() => Assert.That(_record.Stored.Verdicts, Has.Count.EqualTo(Good));

    [Test]
    public void Who_ends_the_process_rests_after_three_lone_tries() => Assert.That(_deaths, Is.EqualTo(3));

    [Test]
    public async Task It_alone_rests_for_that_reason_and_nobody_is_suspected_any_more()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await Resting("reason = 'ends_the_process' and encode(body_digest, 'hex') = $1", Killer.Digest), Is.EqualTo(1));
            Assert.That(await Resting("reason = 'ends_the_process'"), Is.EqualTo(1));
            Assert.That(await _run.Stage.Count("select count(*) from suspect"), Is.Zero);
        }
    }

    private Task<long> Resting(string condition, params object[] parameters) =>
        _run.Stage.Count($"select count(*) from failed_work where {condition}", parameters);
}
