using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Calls one source through its retrying pipeline: rate limit, total deadline, retry with jitter, breaker, attempt timeout.</summary>
internal sealed class SlowCaller
{
    // A source that does not end its calls when told to is not called again while this many are still running.
    private const int AbandonedMax = 4;

    // Enough to find a handful of spoiling questions in a full chunk; a source that answers nothing right is not called without end.
    private const int CallsPerChunkMax = 64;

    private readonly CataloguedSource _source;
    private readonly TimeProvider _clock;
    private readonly EvidenceMetrics _metrics;
    private readonly ILogger _log;
    private readonly ResiliencePipeline<CallResult> _pipeline;
    private long _unavailableUntil;
    private int _abandoned;
    private int _callsOfChunk;

    public SlowCaller(CataloguedSource source, TimeProvider clock, EvidenceMetrics metrics, ILogger log)
    {
        (_source, _clock, _metrics, _log) = (source, clock, metrics, log);
        _pipeline = Pipeline(source.Settings.Slow);
    }

    public DateTimeOffset? UnavailableUntil => Volatile.Read(ref _unavailableUntil) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    public bool IsUnavailable => UnavailableUntil > _clock.GetUtcNow();

    /// <summary>Asks all questions of the chunk in as few calls as the source allows; one chunk at a time.</summary>
    public async Task Ask(IReadOnlyList<SlowAsk> chunk, CancellationToken ct)
    {
        _callsOfChunk = 0;
        var waiting = chunk.SelectMany(a => Enumerable.Range(0, a.Questions.Count), (a, i) => new Place(a, i)).ToList();
        while (waiting.Count > 0)
        {
            // Two rounds of one verification may ask the same of the same person: never in one call, where answers could not be told apart.
            var call = waiting.DistinctBy(p => (p.Question.Verification, p.Question.MemberOrdinal)).Take(_source.QuestionsAtOnceMax).ToList();
            waiting = [.. waiting.Except(call)];
            await AskHalving(call, ct);
        }
    }

    // An answer nobody believes fails the whole call; the halves are asked again until the questions that spoil it are alone.
    private async Task AskHalving(List<Place> places, CancellationToken ct)
    {
        _callsOfChunk++;
        var started = _clock.GetTimestamp();
        var questions = places.ConvertAll(p => p.Question);
        var result = await Call(questions, ct);
        _metrics.Called(_source.Settings.Id, "slow", questions.Count, result, _clock.GetElapsedTime(started));
        if (!result.IsFailure)
        {
            for (var i = 0; i < places.Count; i++)
            {
                places[i].Ask.Hear(places[i].Index, result.Answers[i]);
            }
        }
        else if (result.Why == LaterCause.Untrusted && places.Count > 1 && _callsOfChunk < CallsPerChunkMax)
        {
            await AskHalving(places[..(places.Count / 2)], ct);
            await AskHalving(places[(places.Count / 2)..], ct);
        }
    }

    private async Task<CallResult> Call(IReadOnlyList<Question> questions, CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                async (inner, state) => Outcome.FromResult(await Attempt(state, inner.CancellationToken)), context, questions);
            ct.ThrowIfCancellationRequested();
            return outcome.Result ?? CallResult.Failed(outcome.Exception switch
            {
                BrokenCircuitException => LaterCause.Unavailable,
                RateLimiterRejectedException => LaterCause.Full,
                TimeoutRejectedException => LaterCause.TimedOut,
                _ => LaterCause.Failed,
            });
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<CallResult> Attempt(IReadOnlyList<Question> questions, CancellationToken ct)
    {
        if (Volatile.Read(ref _abandoned) >= AbandonedMax)
        {
            return CallResult.Failed(LaterCause.Full);
        }

        // Not disposed: a call that goes on after it was given up still holds the token.
        var attempt = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var timer = _clock.CreateTimer(
            static state => ((CancellationTokenSource)state!).Cancel(), attempt, _source.Settings.Slow.AttemptTimeout, Timeout.InfiniteTimeSpan);
        var running = Task.Run(() => SourceCall.Run(_source.Source, questions, _metrics, _log, attempt.Token), CancellationToken.None);
        try
        {
            return await running.WaitAsync(attempt.Token);
        }
        catch (OperationCanceledException)
        {
            Abandon(running);
            return CallResult.Failed(LaterCause.TimedOut);
        }
    }

    private void Abandon(Task running)
    {
        Interlocked.Increment(ref _abandoned);
        _ = running.ContinueWith(_ => Interlocked.Decrement(ref _abandoned), TaskScheduler.Default);
    }

    private ResiliencePipeline<CallResult> Pipeline(SlowLaneSettings settings) =>
        new ResiliencePipelineBuilder<CallResult> { TimeProvider = _clock }
            .AddRateLimiter(Limiter(settings.CallsPerSecondMax))
            .AddTimeout(new TimeoutStrategyOptions { Timeout = settings.TotalDeadline })
            .AddRetry(settings.RetriesMax, settings.RetryDelay)
            .AddCircuitBreaker(settings.Breaker.ToPolly<CallResult>(
                // A source that answers what nobody believes is there: closing it off would punish the households beside the one that spoils.
                static result => IsDown(result),
                until => Volatile.Write(ref _unavailableUntil, until),
                _clock,
                opened => EvidenceLog.Breaker(_log, _source.Settings.Id.Code, "slow", opened)))
            .Build();

    // At most half a second's calls at once, so that a source that comes back is not met by a surge.
    private static TokenBucketRateLimiter Limiter(double callsPerSecond)
    {
        var tokens = Math.Max(1, (int)(callsPerSecond / 10));
        return new(new()
        {
            TokenLimit = Math.Max(1, (int)(callsPerSecond / 2)),
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / callsPerSecond),
            QueueLimit = EvidenceLimits.QuestionsAtOnceMax,
            AutoReplenishment = true,
        });
    }

    internal static bool IsDown(CallResult result) => result.Why is LaterCause.Failed or LaterCause.TimedOut;

    private sealed record Place(SlowAsk Ask, int Index)
    {
        public Question Question => Ask.Questions[Index];
    }
}

internal static class SlowPipelines
{
    /// <summary>Retries what another attempt may mend: a failed or a slow call, never an answer nobody believes.</summary>
    public static ResiliencePipelineBuilder<CallResult> AddRetry(this ResiliencePipelineBuilder<CallResult> builder, int retries, TimeSpan delay) =>
        retries == 0 ? builder : builder.AddRetry(new RetryStrategyOptions<CallResult>
        {
            MaxRetryAttempts = retries,
            Delay = delay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is { } result && SlowCaller.IsDown(result)),
        });
}
