using Polly.CircuitBreaker;

namespace Verification.Evidence;

internal static class Breakers
{
    /// <summary>The breaker of a lane; <paramref name="onOpened"/> gets the instant in UTC ticks until which calls are pointless, 0 when closed.</summary>
    public static CircuitBreakerStrategyOptions<T> ToPolly<T>(
        this BreakerSettings settings, Func<T, bool> isFailure, Action<long> onOpened, TimeProvider clock, Action<bool> told) => new()
        {
            FailureRatio = settings.FailureRatio,
            MinimumThroughput = settings.CallsMin,
            SamplingDuration = settings.Sampling,
            BreakDuration = settings.Break,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } result && isFailure(result)),
            OnOpened = opened =>
            {
                onOpened((clock.GetUtcNow() + opened.BreakDuration).UtcTicks);
                told(true);
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                onOpened(0);
                told(false);
                return ValueTask.CompletedTask;
            },
        };
}
