using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.TestKit.Running;

namespace Verification.Tests.Pipeline;

/// <summary>No wait is without an end that somebody sees: a stop ends it, and a long one turns health red.</summary>
[TestFixture]
public sealed class When_a_door_waits_for_its_rows
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);
    private static readonly Delivery Delivery = new() { Body = "{"u8.ToArray(), Queue = "verification.intake.batch" };

    private FakeTimeProvider _clock = null!;
    private RoadState _state = null!;
    private Lines _log = null!;
    private AHost _host = null!;
    private Fence _fence = null!;
    private GroupCommit _commit = null!;
    private int _settled;

    [SetUp]
    public void Build()
    {
        (_settled, _clock, _state, _log) = (0, new(), new(), new());
        _host = new();
        _fence = new(null!, null!, _host, _clock, NullLogger<Fence>.Instance);
        _commit = new(new(), null!, null!, _state, _clock, NullLogger<GroupCommit>.Instance);
    }

    [TearDown]
    public async Task Tear_down()
    {
        _fence.Dispose();
        _host.Dispose();
        await _commit.DisposeAsync();
    }

    [Test]
    public async Task It_waits_while_the_database_is_away_red_after_ten_minutes_and_goes_on_when_it_is_back()
    {
        var away = true;
        var taking = UntilStored().Take(Delivery, Settle, settle => away ? throw new TimeoutException() : settle().AsTask(), CancellationToken.None);
        await Pass(TimeSpan.FromMinutes(9));
        Assert.That((_state.HeldBecause, taking.IsCompleted), Is.EqualTo(((string?)null, false)));
        await Pass(TimeSpan.FromMinutes(2));
        Assert.That((_state.HeldBecause, taking.IsCompleted), Is.EqualTo(("Transient", false)));
        away = false;
        await Pass(TimeSpan.FromMinutes(1));
        await taking.WaitAsync(Patience, TimeProvider.System);
        Assert.That((_state.HeldBecause, taking.IsCompleted, _settled), Is.EqualTo(((string?)null, true, 1)));
    }

    [Test]
    public async Task A_stop_ends_the_wait_and_the_delivery_stays_with_its_broker()
    {
        var taking = UntilStored().Take(Delivery, Settle, _ => throw new TimeoutException(), CancellationToken.None);
        _host.StopApplication();
        await taking.WaitAsync(Patience, TimeProvider.System);
        Assert.That(_settled, Is.Zero);
    }

    [Test]
    public async Task Writers_that_have_stopped_are_no_fault_of_ours()
    {
        await _commit.StopAsync(CancellationToken.None);
        var door = new IntakeDoor(new RequestReader(_clock), null!, _commit, _fence, _clock, _log.Of<IntakeDoor>());
        await door.Take(Delivery, Settle, CancellationToken.None);
        await UntilStored().Take(
            Delivery, Settle, settle => _commit.Enqueue(new ProbeCase(settle), CancellationToken.None).AsTask(), CancellationToken.None);
        Assert.That((_log.Written, _settled), Is.EqualTo((Array.Empty<string>(), 0)));
    }

    [Test]
    public async Task A_consumer_gives_back_what_is_not_settled_a_while_after_the_stop_began()
    {
        using var large = new LargeBodies();
        var edge = new ConsumerEdge(large, _host, _clock);
        var (settled, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (finished, givenBack) = (edge.Until(settled.Task), edge.Until(never.Task));
        await Pass(TimeSpan.FromMinutes(1));
        Assert.That(givenBack.IsCompleted, Is.False, "while the process works nothing is given back");
        _host.StopApplication();
        settled.SetResult();
        await finished.WaitAsync(Patience, TimeProvider.System);
        await Pass(TimeSpan.FromMinutes(1));
        await givenBack.WaitAsync(Patience, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(givenBack.Exception?.InnerException, Is.InstanceOf<TimeoutException>());
    }

    private UntilStored UntilStored() => new(_commit, new(), _state, _fence, _host, _clock, _log.Of<UntilStored>());

    private ValueTask Settle()
    {
        _settled++;
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets time go on step by step, so that whoever waits wakes in between.</summary>
    private async Task Pass(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= Step)
        {
            _clock.Advance(Step);
            await Task.Delay(Breath, TimeProvider.System);
        }
    }

    /// <summary>What was logged.</summary>
    private sealed class Lines
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Written => _lines;

        public ILogger<T> Of<T>() => new Log<T>(_lines);

        private sealed class Log<T>(List<string> lines) : ILogger<T>
        {
            IDisposable? ILogger.BeginScope<TState>(TState state) => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Add(formatter(state, exception));
        }
    }
}
