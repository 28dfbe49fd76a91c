using NUnit.Framework;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Faults;

/// <summary>Two processes of the service; one is killed, all are killed, one is told to stop, each while requests are in their hands.</summary>
public sealed class When_processes_die_under_load
{
    private const int Requests = 200;
    private const int Contested = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private FaultRun _run = null!;
    private RunRecord _record = null!;
    private int _contested;

    [OneTimeSetUp]
    public async Task Do_them_harm()
    {
        _run = await FaultRun.On(await LoadedStage.Set(households: 40));
        await _run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        await _run.Burst("one", Requests);
        await _run.Kill(_run.Services[0]);
        _contested = await _run.Follow("exits", Contested, withdrawals: 0);
        await _run.Burst("all", Requests);
        await _run.KillAll();
        await _run.LetLeasesPass();
        await _run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        await _run.Burst("stop", Requests);
        await _run.Stop(_run.Services[0]);
        _record = await _run.Rest(Patience);
    }

    [OneTimeTearDown]
    public async Task Clear_up() => await _run.DisposeAsync();

    [Test]
    public void Every_promise_holds() => Promises.MustHoldBesideOthers(_record);

    [Test]
    public void Nothing_rests_that_was_not_injected() => Assert.That(_record.Stored.Resting, Is.Empty);

    [Test]
    public void Every_request_has_its_verdict() =>
        Assert.That(_record.Stored.Verdicts.Count(v => v.Round == 1), Is.EqualTo(_run.Journal.Sent.Count));

    [Test]
    public void Every_verdict_that_was_contested_has_its_next_round()
    {
        Assert.That(_contested, Is.GreaterThan(0));
        Assert.That(_record.Stored.Verdicts.Count(v => v.Round == 2), Is.EqualTo(_contested));
    }
}
