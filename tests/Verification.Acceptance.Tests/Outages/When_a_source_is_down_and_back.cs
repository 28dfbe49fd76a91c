using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E35: a source is down for long under load, then answers again; it is neither pestered meanwhile nor overrun afterwards.</summary>
/// <remarks>The outage is two minutes, not ten; more requests a second make the backlog as long.</remarks>
[NonParallelizable]
[LongSuite(Suite, Seed)]
public sealed class When_a_source_is_down_and_back
{
    private const string Suite = "source-down";
    private const int Seed = 35;
    private const string Down = "bank-deposits";
    private const int PerSecond = 50;
    private const double RetriesMax = 0.1;
    private const double SurgeMax = 1.5;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan During = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);
    private volatile bool _isDown;

    [Test]
    public async Task It_is_seldom_tried_and_not_overrun()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(seed: Seed));
        var size = new { source = Down, PerSecond, secondsDown = During.TotalSeconds, specified = "10 min" };
        MisbehavingSource? source = null;
        await using var service = await ServiceInProcess.Start(run.Stage, one => one.Settings.Id.Code != Down
            ? one
            : one with { Source = source = new MisbehavingSource(one.Source, () => _isDown ? Misbehaviour.Refuses : null) });
        await using var load = SteadyLoad.Begin(run, "down", PerSecond);
        var (usual, during, afterwards) = await TakeDown(run, source!);
        var retries = during.Sum() / (usual.Average() * during.Count);
        var surge = afterwards.Max() / (double)usual.Max();
        await load.End(Patience);
        await FaultSuite.Judge(Suite, Seed, run, size, (_, _) => new
        {
            usualCallsPerSecond = Math.Round(usual.Average(), 1),
            usualCallsInABusySecond = usual.Max(),
            callsWhileDown = during.Sum(),
            retriesToUsualCalls = Math.Round(retries, 3),
            passRetriesAtMost = RetriesMax,
            mostCallsInASecondAfterwards = afterwards.Max(),
            surge = Math.Round(surge, 2),
            passSurgeAtMost = SurgeMax,
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(retries, Is.LessThanOrEqualTo(RetriesMax));
            Assert.That(surge, Is.LessThanOrEqualTo(SurgeMax));
        }
    }

    private async Task<(IReadOnlyList<int> Usual, IReadOnlyList<int> During, IReadOnlyList<int> Afterwards)> TakeDown(FaultRun run, MisbehavingSource source)
    {
        await Until.Holds(() => run.Journal.Heard.Count > 10 * PerSecond, Patience, "verdicts are published");
        var usual = await CallsPerSecond(source, Before);
        _isDown = true;
        var during = await CallsPerSecond(source, During);
        run.Did("the source was down", source.Misbehaved > 0);
        _isDown = false;
        return (usual, during, await CallsPerSecond(source, After));
    }

    /// <summary>Calls that reached the source, second by second.</summary>
    private static async Task<IReadOnlyList<int>> CallsPerSecond(MisbehavingSource source, TimeSpan length)
    {
        var calls = new List<int>();
        for (var i = 0; i < (int)length.TotalSeconds; i++)
        {
            var before = source.Calls;
            await Task.Delay(Second, TimeProvider.System, CancellationToken.None);
            calls.Add(source.Calls - before);
        }

        return calls;
    }
}
