using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Polly;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The fast lane of one source: takes what waits, across households and without lingering, and asks it in one call.</summary>
internal sealed class SourceLine : IAsyncDisposable
{
    /// <summary>
    /// A call that takes longer has persons it cannot answer now: whoever is answered completely goes on without waiting for them.
    /// Until then a single answer nobody believes still fails the whole call.
    /// </summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// A source that has answered some and then says nothing for so long hangs over the others: they are left to the slow lane, so that they
    /// do not hold one of the few calls for the rest of the attempt. (With one person in twenty, all calls did: a third of the speed was left.)
    /// </summary>
    private static readonly TimeSpan StragglerPatience = TimeSpan.FromMilliseconds(150);

    /// <summary>Looked at so often in that time: after a pause of our own process the first look comes before any answer could have.</summary>
    private const int LooksInVainMax = 2;

    private readonly Channel<WaitingAsk> _waiting = Channel.CreateUnbounded<WaitingAsk>(new() { AllowSynchronousContinuations = false });
    private readonly Lock _taking = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CataloguedSource _source;
    private readonly FastLaneSettings _settings;
    private readonly TimeProvider _clock;
    private readonly EvidenceMetrics _metrics;
    private readonly ILogger _log;
    private readonly ResiliencePipeline<CallResult> _breaker;
    private readonly Task[] _callers;
    private long _unavailableUntil;
    private int _questionsHeld;
    private int _stuck;

    public SourceLine(CataloguedSource source, FastLaneSettings settings, TimeProvider clock, EvidenceMetrics metrics, ILogger log)
    {
        (_source, _settings, _clock, _metrics, _log) = (source, settings, clock, metrics, log);
        _breaker = BreakerPipeline();
        _callers = [.. Enumerable.Range(0, settings.CallsAtOnceMax).Select(_ => Task.Run(TakeAndCall))];
    }

    public TimeSpan AttemptTimeout => _settings.AttemptTimeout;

    public int QuestionsAtOnceMax => _source.QuestionsAtOnceMax;

    private SourceId Id => _source.Settings.Id;

    /// <summary>Lets the questions wait for the next call, or leaves them open at once when they cannot be asked now.</summary>
    public void Enqueue(WaitingAsk ask)
    {
        if (IsUnavailable())
        {
            Leave(ask, LaterCause.Unavailable);
            return;
        }

        var held = Interlocked.Add(ref _questionsHeld, ask.Questions.Count);
        if (held > _settings.QuestionsHeldMax || Volatile.Read(ref _stuck) == _callers.Length || !_waiting.Writer.TryWrite(ask))
        {
            Interlocked.Add(ref _questionsHeld, -ask.Questions.Count);
            Leave(ask, LaterCause.Full);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync();
        await Task.WhenAll(_callers);
        _stopping.Dispose();
    }

    private bool IsUnavailable()
    {
        var until = Volatile.Read(ref _unavailableUntil);
        return until != 0 && _clock.GetUtcNow().UtcTicks < until;
    }

    private async Task TakeAndCall()
    {
        var taken = new List<WaitingAsk>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var questions = Take(taken);
            if (questions.Length > 0)
            {
                await Call(taken, questions);
            }
        }
    }

    private Question[] Take(List<WaitingAsk> taken)
    {
        taken.Clear();
        var questions = new List<Question>();
        var verifications = new HashSet<VerificationId>();
        lock (_taking)
        {
            // A household submitted twice at the same moment is asked in two calls, so that each answer has one question.
            while (_waiting.Reader.TryPeek(out var next)
                && questions.Count + next.Questions.Count <= QuestionsAtOnceMax
                && verifications.Add(next.Questions[0].Verification)
                && _waiting.Reader.TryRead(out _))
            {
                if (next.IsClosed)
                {
                    Interlocked.Add(ref _questionsHeld, -next.Questions.Count);
                }
                else
                {
                    taken.Add(next);
                    questions.AddRange(next.Questions);
                }
            }
        }

        return [.. questions];
    }

    private async Task Call(List<WaitingAsk> asks, Question[] questions)
    {
        var started = _clock.GetTimestamp();
        using var attempt = new CancellationTokenSource(_settings.AttemptTimeout, _clock);
        var running = Task.FromResult(CallResult.Failed(LaterCause.Unavailable));
        var sheet = new AnswerSheet(questions);
        HashSet<WaitingAsk> ahead = new(ReferenceEqualityComparer.Instance);
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        var outcome = await _breaker.ExecuteOutcomeAsync(
            async (_, _) =>
            {
                // On its own task: an adapter that blocks instead of awaiting must not hold the line.
                running = Task.Run(() => SourceCall.Run(_source.Source, sheet, _metrics, _log, attempt.Token), CancellationToken.None);
                ahead = await HandOutIfSlow(asks, sheet, running);
                return Outcome.FromResult(await EndOf(running, sheet, attempt));
            },
            context,
            0);
        ResilienceContextPool.Shared.Return(context);
        var result = outcome.Result ?? CallResult.Failed(LaterCause.Unavailable);
        Interlocked.Add(ref _questionsHeld, -questions.Length);
        HandOut(asks, result, ahead);
        _metrics.Called(Id, "fast", questions.Length, result, _clock.GetElapsedTime(started));
        await WaitForStuck(running);
    }

    private async Task<CallResult> EndOf(Task<CallResult> running, AnswerSheet sheet, CancellationTokenSource attempt)
    {
        CallResult result;
        try
        {
            for (var (taken, inVain) = (sheet.Taken, 0); !running.IsCompleted && !attempt.IsCancellationRequested;)
            {
                await Task.WhenAny(running, Task.Delay(StragglerPatience / LooksInVainMax, _clock, attempt.Token));
                (taken, inVain) = (sheet.Taken, sheet.Taken == taken && taken > 0 ? inVain + 1 : 0);
                if (inVain == LooksInVainMax && !running.IsCompleted)
                {
                    await attempt.CancelAsync();
                }
            }

            result = await running.WaitAsync(attempt.Token);
        }
        catch (OperationCanceledException)
        {
            result = CallResult.Failed(LaterCause.TimedOut);
        }

        // A source that answered some and kept silent about others until the end is there; what it said is believed.
        return result.Why == LaterCause.TimedOut && Array.Exists(sheet.Answers, a => a is not null)
            ? new([.. sheet.Answers], LaterCause.TimedOut)
            : result;
    }

    /// <summary>Closes what is answered completely while the call goes on; says which that was.</summary>
    private async Task<HashSet<WaitingAsk>> HandOutIfSlow(List<WaitingAsk> asks, AnswerSheet sheet, Task<CallResult> running)
    {
        var ahead = new HashSet<WaitingAsk>(ReferenceEqualityComparer.Instance);
        if (running.IsCompleted)
        {
            return ahead;
        }

        using var over = new CancellationTokenSource();
        await Task.WhenAny(running, Task.Delay(Prompt, _clock, over.Token));
        await over.CancelAsync();
        if (running.IsCompleted)
        {
            return ahead;
        }

        var from = 0;
        foreach (var ask in asks)
        {
            var answers = new ArraySegment<Answer?>(sheet.Answers, from, ask.Questions.Count);
            from += ask.Questions.Count;
            if (answers.All(AnswerDecision.Closes))
            {
                ahead.Add(ask);
                ask.Gathering.Close(ask.Slot, new(answers.ToArray(), LaterCause.Unanswered));
            }
        }

        return ahead;
    }

    private void HandOut(List<WaitingAsk> asks, CallResult result, HashSet<WaitingAsk> ahead)
    {
        var from = 0;
        foreach (var ask in asks)
        {
            var answers = result.IsFailure ? default : new ArraySegment<Answer?>(result.Answers, from, ask.Questions.Count);
            from += ask.Questions.Count;
            if (!ahead.Contains(ask) && !ask.Gathering.Close(ask.Slot, new(answers, result.Why)) && !result.IsFailure)
            {
                _metrics.Dropped(Id, "late", ask.Questions.Count);
            }
        }
    }

    // A call that does not end when told to still loads the source: its place stays taken until it does.
    private async Task WaitForStuck(Task running)
    {
        if (running.IsCompleted)
        {
            return;
        }

        if (Interlocked.Increment(ref _stuck) == _callers.Length)
        {
            LeaveWaiting();
        }

        await running.WaitAsync(_stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _stuck);
    }

    private void LeaveWaiting()
    {
        while (_waiting.Reader.TryRead(out var ask))
        {
            Interlocked.Add(ref _questionsHeld, -ask.Questions.Count);
            Leave(ask, LaterCause.Full);
        }
    }

    private void Leave(WaitingAsk ask, LaterCause why)
    {
        _metrics.Left(Id, why, ask.Questions.Count);
        ask.Gathering.Leave(ask.Slot, why);
    }

    private ResiliencePipeline<CallResult> BreakerPipeline() =>
        new ResiliencePipelineBuilder<CallResult> { TimeProvider = _clock }
            .AddCircuitBreaker(_settings.Breaker.ToPolly<CallResult>(
                static result => result.IsFailure,
                onOpened: until => Volatile.Write(ref _unavailableUntil, until),
                _clock,
                opened => EvidenceLog.Breaker(_log, Id.Code, "fast", opened)))
            .Build();
}
