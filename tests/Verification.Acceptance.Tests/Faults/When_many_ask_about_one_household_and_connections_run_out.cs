using NUnit.Framework;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Faults;

/// <summary>Fifty requests about one household at the same moment, by both doors, at a process whose pools hold three connections.</summary>
public sealed class When_many_ask_about_one_household_and_connections_run_out
{
    private const int AtOnce = 50;
    private const int Times = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private FaultRun _run = null!;
    private RunRecord _record = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _run = await FaultRun.On(await LoadedStage.Set());
        await _run.Start(new ServeAs { Variables = _run.Stage.WithPool(3) });
        for (var time = 0; time < Times; time++)
        {
            await Task.WhenAll(
                _run.Http.Send(_run.City.OneHousehold($"fifty-{time}", AtOnce, SentBy.Http), AtOnce, CancellationToken.None),
                _run.Amqp.Send(_run.City.OneHousehold($"fifty-{time}", AtOnce), perSecond: 0, CancellationToken.None));
        }

        _run.Did("fifty at once at three connections", _run.Journal.Answers.Count >= AtOnce);
        _record = await _run.Rest(Patience);
    }

    [OneTimeTearDown]
    public async Task Clear_up() => await _run.DisposeAsync();

    [Test]
    public void Every_promise_holds() => Promises.MustHoldBesideOthers(_record);

    [Test]
    public void Each_is_a_verification_of_its_own() => Assert.That(_record.Stored.Verdicts, Has.Count.EqualTo(AtOnce * Times));
}
