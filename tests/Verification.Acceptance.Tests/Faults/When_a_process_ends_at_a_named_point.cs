using NUnit.Framework;
using Verification.Platform.Crashes;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Faults;

/// <summary>One process for each of the gravest points of the road, each ending there while the others work on; then two that do not end.</summary>
/// <remarks>All sixteen points are toured by the full-size suite <c>crash-points</c>.</remarks>
public sealed class When_a_process_ends_at_a_named_point
{
    private static readonly CrashPoint[] Points =
    [
        CrashPoint.InCopy, CrashPoint.AfterCommit, CrashPoint.AfterSettle, CrashPoint.AfterPublish, CrashPoint.AfterConfirm, CrashPoint.AfterKeep,
        CrashPoint.BeforeAnswer, CrashPoint.InBatch,
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private FaultRun _run = null!;
    private RunRecord _record = null!;

    [OneTimeSetUp]
    public async Task Let_them_end()
    {
        _run = await FaultRun.On(await LoadedStage.Set(households: 60));
        await new CrashTour(_run, "fast", Points, passage: _ => 1).Travel(Patience);
        _record = await _run.Rest(Patience);
    }

    [OneTimeTearDown]
    public async Task Clear_up() => await _run.DisposeAsync();

    [Test]
    public void Each_ended_there() =>
        Assert.That(_record.Faults.Where(f => f.Hits == 1).Select(f => f.What), Is.EquivalentTo(Points.Select(p => p.Name)));

    [Test]
    public void Every_promise_holds() => Promises.MustHoldBesideOthers(_record);
}
