using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Integration.Tests.Platform;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.Platform.FailedWork;
using Verification.TestKit.Running;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>Guilty is only who was tried alone by a process that is gone.</summary>
[TestFixture]
public sealed class A_fence : MigratedDatabase
{
    private const string Spoken = "select count(*) from pg_stat_activity where datname = current_database() and query = 'select'";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LookForOthers = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _clock = new();
    private int _rested;

    private SuspectStore Suspects => new(Road, _clock);

    [SetUp]
    public async Task Forget()
    {
        _rested = 0;
        await Do("delete from suspect");
    }

    [Test]
    public async Task A_try_that_its_process_outlives_is_no_evidence_however_often_it_is_outlived()
    {
        for (var process = 0; process < SuspectStore.LoneTriesMax + 1; process++)
        {
            var work = new HeldWork();
            using var host = new AHost();
            using var fence = FenceOf(host);
            var passing = fence.Pass(Row("held"), work.Settle, DoorOf(work), CancellationToken.None);
            await work.Begun.WaitAsync(Patience, TimeProvider.System);
            await Until(() => passing.IsCompleted);
            Assert.That(await Tries(), Is.Zero);
        }

        Assert.That(_rested, Is.Zero);
    }

    [Test]
    public async Task A_row_that_is_in_hand_is_not_taken_on_a_second_time_and_is_settled_when_it_returns()
    {
        var (first, second) = (new HeldWork(), new HeldWork());
        using var host = new AHost();
        using var fence = FenceOf(host);
        var passing = fence.Pass(Row("twice"), first.Settle, DoorOf(first), CancellationToken.None);
        await first.Begun.WaitAsync(Patience, TimeProvider.System);
        await Until(() => passing.IsCompleted);
        await fence.Pass(Row("twice"), second.Settle, DoorOf(second), CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
        Assert.That(second.Begun.IsCompleted, Is.False);
        await first.Return();
        await Until(() => first.IsSettled);
        var again = fence.Pass(Row("twice"), second.Settle, DoorOf(second), CancellationToken.None);
        await second.Begun.WaitAsync(Patience, TimeProvider.System);
        await second.Return();
        await again.WaitAsync(Patience, TimeProvider.System);
    }

    [Test]
    public async Task Copies_in_several_processes_are_tried_one_after_the_other_and_none_rests()
    {
        using var host = new AHost();
        var works = Enumerable.Range(0, 4).Select(_ => new HeldWork()).ToList();
        var fences = works.Select(_ => FenceOf(host)).ToList();
        var passing = works.Zip(fences, (work, fence) => fence.Pass(Message("copies"), work.Settle, DoorOf(work), CancellationToken.None)).ToList();
        for (var done = 0; done < works.Count; done++)
        {
            await Until(() => works.Any(w => w.Begun.IsCompleted && !w.IsSettled));
            await Task.Delay(LookForOthers, TimeProvider.System);
            Assert.That(works.Count(w => w.Begun.IsCompleted && !w.IsSettled), Is.EqualTo(1));
            await works.Single(w => w.Begun.IsCompleted && !w.IsSettled).Return();
        }

        await Until(() => passing.All(p => p.IsCompleted));
        fences.ForEach(f => f.Dispose());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_rested, Is.Zero);
            Assert.That(await Tries(), Is.Zero);
        }
    }

    [Test]
    public async Task A_process_told_to_stop_inside_a_try_leaves_no_evidence()
    {
        var work = new HeldWork();
        using var host = new AHost();
        using var fence = FenceOf(host);
        var passing = fence.Pass(Message("stopped"), work.Settle, DoorOf(work), CancellationToken.None);
        await work.Begun.WaitAsync(Patience, TimeProvider.System);
        Assert.That(await Tries(), Is.EqualTo(1));
        host.StopApplication();
        await passing.WaitAsync(Patience, TimeProvider.System);
        Assert.That(await Tries(), Is.Zero);
    }

    [Test]
    public async Task A_process_that_dies_inside_a_try_leaves_it_and_after_three_of_them_the_body_rests()
    {
        for (var death = 1; death <= SuspectStore.LoneTriesMax; death++)
        {
            await using var hand = await Suspects.TryTake(Message("culprit").BodyDigest, CancellationToken.None);
            Assert.That(hand, Is.Not.Null);
            await Suspects.SetLoneTries(Message("culprit").BodyDigest, death, CancellationToken.None);
        }

        var work = new HeldWork();
        using var host = new AHost();
        using var fence = FenceOf(host);
        await fence.Pass(Message("culprit"), work.Settle, DoorOf(work), CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((_rested, work.Begun.IsCompleted), Is.EqualTo((1, false)));
            Assert.That(await Tries(), Is.Zero);
        }
    }

    [Test]
    public async Task A_body_is_in_one_hand_at_a_time_until_that_lets_go()
    {
        var digest = Some_rows.Digest("in-hand");
        var first = await Suspects.TryTake(digest, CancellationToken.None);
        Assert.That(await Suspects.TryTake(digest, CancellationToken.None), Is.Null);
        await first!.DisposeAsync();
        await using var second = await Suspects.TryTake(digest, CancellationToken.None);
        Assert.That(second, Is.Not.Null);
    }

    [Test]
    public async Task A_body_leaves_the_hand_of_a_process_that_stands_still()
    {
        var digest = Some_rows.Digest("still");
        var standing = new SuspectStore(Road, new FakeTimeProvider()) { SilenceMax = TimeSpan.FromMilliseconds(50) };
        await using var silent = await standing.TryTake(digest, CancellationToken.None);
        SuspectInHand? next = null;
        await Until(() => (next = Suspects.TryTake(digest, CancellationToken.None).GetAwaiter().GetResult()) is not null);
        await using var held = next;
        Assert.That(silent, Is.Not.Null);
    }

    [Test]
    public async Task A_process_that_goes_on_says_so_in_the_session_that_holds_the_body()
    {
        await using var hand = await Suspects.TryTake(Some_rows.Digest("going on"), CancellationToken.None);
        Assert.That(await Ask<long>(Spoken), Is.Zero);
        await Until(() => Ask<long>(Spoken).GetAwaiter().GetResult() == 1);
        Assert.That(hand, Is.Not.Null);
    }

    private Fence FenceOf(AHost host) => new(Suspects, Road, host, _clock, NullLogger<Fence>.Instance);

    private FencedWork DoorOf(HeldWork work) => new(work.Take, settle =>
    {
        Interlocked.Increment(ref _rested);
        return settle().AsTask();
    });

    private Task<int> Tries() => Ask<int>("select coalesce(sum(lone_tries), 0)::int from suspect");

    private static Delivery Row(string body) => Message(body) with { IsRow = true, SeenBefore = SuspectDecision.SweepsMax };

    private static Delivery Message(string body) =>
        new() { Body = System.Text.Encoding.UTF8.GetBytes(body), Queue = "verification.intake", SeenBefore = SuspectDecision.SeenMax };

    /// <summary>Lets time go on until it has happened.</summary>
    private async Task Until(Func<bool> happened)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!happened())
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(LookAgainAfter, TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Work that returns when the test says so.</summary>
    private sealed class HeldWork
    {
        private readonly TaskCompletionSource<Settle> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public bool IsSettled { get; private set; }

        public ValueTask Settle()
        {
            IsSettled = true;
            return ValueTask.CompletedTask;
        }

        public Task Take(Settle settle)
        {
            _begun.TrySetResult(settle);
            return Task.CompletedTask;
        }

        public async Task Return() => await (await _begun.Task)();
    }
}
