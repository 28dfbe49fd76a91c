using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Pipeline.Fencing;

namespace Verification.Tests.Pipeline;

[TestFixture]
public sealed class A_turnstile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly FakeTimeProvider _clock = new();
    private Turnstile _turnstile = null!;

    [SetUp]
    public void Build() => _turnstile = new(_clock);

    [TearDown]
    public void Tear_down() => _turnstile.Dispose();

    [Test]
    public async Task Lets_many_through_side_by_side()
    {
        await _turnstile.EnterTogether(CancellationToken.None);
        Assert.That(_turnstile.EnterTogether(CancellationToken.None).AsTask().IsCompleted);
    }

    [Test]
    public async Task Lets_one_be_alone_only_when_all_have_left()
    {
        var era = await _turnstile.EnterTogether(CancellationToken.None);
        var alone = _turnstile.EnterAlone(Patience, CancellationToken.None);
        Assert.That(alone.IsCompleted, Is.False);
        _turnstile.LeaveTogether(era);
        await alone;
    }

    [Test]
    public async Task Holds_those_who_come_after_until_the_last_who_wanted_to_be_alone_has_left()
    {
        await _turnstile.EnterAlone(Patience, CancellationToken.None);
        var second = _turnstile.EnterAlone(Patience, CancellationToken.None);
        var after = _turnstile.EnterTogether(CancellationToken.None).AsTask();
        _turnstile.LeaveAlone();
        await second;
        Assert.That(after.IsCompleted, Is.False);
        _turnstile.LeaveAlone();
        await after;
    }

    [Test]
    public async Task Waits_once_for_who_is_stuck_and_then_no_more()
    {
        var stuck = await _turnstile.EnterTogether(CancellationToken.None);
        var alone = _turnstile.EnterAlone(Patience, CancellationToken.None);
        _clock.Advance(Patience);
        await alone;
        _turnstile.LeaveAlone();
        Assert.That(_turnstile.EnterAlone(Patience, CancellationToken.None).IsCompleted);
        _turnstile.LeaveTogether(stuck);
        _turnstile.LeaveAlone();
        Assert.That(_turnstile.EnterTogether(CancellationToken.None).AsTask().IsCompleted);
    }

    [Test]
    public async Task Opens_again_when_who_wanted_to_be_alone_gives_up()
    {
        var era = await _turnstile.EnterTogether(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var alone = _turnstile.EnterAlone(Patience, stop.Token);
        await stop.CancelAsync();
        Assert.That(async () => await alone, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_turnstile.EnterTogether(CancellationToken.None).AsTask().IsCompleted);
        _turnstile.LeaveTogether(era);
    }
}
