using Verification.TestKit.Checking;

namespace Verification.TestKit.Faults;

/// <summary>Requests at a steady rate by both doors while something is broken, until it is told to end.</summary>
public sealed class SteadyLoad : IAsyncDisposable
{
    private static readonly TimeSpan HttpEvery = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Task _sending;
    private volatile bool _ended;

    private SteadyLoad(FaultRun run, string name, int amqpPerSecond, int httpPerSecond) => _sending = Task.WhenAll(
        run.Amqp.Send(run.City.Prompt($"{name}-a", int.MaxValue).TakeWhile(_ => !_ended), amqpPerSecond, _giveUp.Token),
        httpPerSecond > 0 ? Call(run, name, Math.Max(1, httpPerSecond / 4)) : Task.CompletedTask);

    public static SteadyLoad Begin(FaultRun run, string name, int amqpPerSecond, int httpPerSecond = 0) => new(run, name, amqpPerSecond, httpPerSecond);

    /// <summary>Sends nothing new, and waits until what was sent has been promised.</summary>
    public async Task End(TimeSpan within)
    {
        _ended = true;
        _giveUp.CancelAfter(within);
        await _sending;
    }

    /// <summary>Whatever it was doing, it sends nothing any more when this returns.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        await _giveUp.CancelAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _giveUp.Dispose();
    }

    private async Task Call(FaultRun run, string name, int atOnce)
    {
        foreach (var some in run.City.Prompt($"{name}-h", int.MaxValue, SentBy.Http).Chunk(atOnce))
        {
            if (_ended)
                return;
            await run.Http.Send(some, atOnce, _giveUp.Token);
            await Task.Delay(HttpEvery, TimeProvider.System, _giveUp.Token);
        }
    }
}
