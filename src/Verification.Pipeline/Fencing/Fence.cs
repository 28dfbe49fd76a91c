using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Pipeline.Receiving;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Fencing;

/// <summary>What a door does with a delivery once it is through the fence; may not throw but for cancellation.</summary>
/// <param name="Work">Takes it on.</param>
/// <param name="Rest">Lays it to rest because it ends the process.</param>
public readonly record struct FencedWork(Func<Settle, Task> Work, Func<Settle, Task> Rest);

/// <summary>Lets the innocent work side by side and tries suspects one by one, so that who ends the process is found and rests alone.</summary>
/// <remarks>
/// Before each lone try a suspect is taken in hand over all processes and the row <c>suspect</c> is committed. The row goes when the try
/// returns, and the try is taken back when the process outlives it; a process that dies in between leaves it, and that is the evidence.
/// Whoever was tried in vain before waits, beside the others, until the process has lived a while: one that is killed from
/// outside soon after each start must not find the same innocent in hand every time. The good ones wait while suspects are tried: some 15 to
/// 40 ms each, so up to 40 s for a window of 1,000. From the first death a body needs <see cref="SuspectDecision.SeenMax"/> + <see cref="SuspectStore.LoneTriesMax"/> starts of a process until it rests.
/// One fence stands in a process, over all its doors: a neighbour of another door could end the process just as well.
/// </remarks>
public sealed class Fence(SuspectStore suspects, RoadDatabase road, IHostApplicationLifetime host, TimeProvider clock, ILogger<Fence> log) : IDisposable
{
    /// <summary>What is in hand gets this long to be settled before a suspect is tried beside it: sources 1 s, a commit, and leisure.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);

    /// <summary>A try that takes longer has not ended the process: it is taken back, and others go on beside what is still in hand.</summary>
    internal static readonly TimeSpan TryPatience = TimeSpan.FromSeconds(60);

    /// <summary>Longer than anything takes that is only waiting: what was never settled by then is taken on anew.</summary>
    private static readonly TimeSpan OutlivedMax = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    private readonly Turnstile _turnstile = new(clock);
    private readonly long _born = clock.GetTimestamp();

    /// <summary>What this process has outlived the try of and not settled yet.</summary>
    private readonly ConcurrentDictionary<string, LoneTry> _outlived = new(StringComparer.Ordinal);

    /// <summary>Passes a delivery on; returns when its work was handed over, of a suspect when its try is over too.</summary>
    public async Task Pass(Delivery delivery, Settle settle, FencedWork door, CancellationToken ct)
    {
        if (SuspectDecision.IsSuspect(delivery.SeenBefore, delivery.IsRow))
        {
            await PassAlone(delivery, settle, door, ct);
            return;
        }

        try
        {
            var era = await _turnstile.EnterTogether(ct);
            await door.Work(() => Leave(era, settle));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: it stays with the broker or in its row.
        }
    }

    public void Dispose() => _turnstile.Dispose();

    private ValueTask Leave(int era, Settle settle)
    {
        _turnstile.LeaveTogether(era);
        return settle();
    }

    private async Task PassAlone(Delivery delivery, Settle settle, FencedWork door, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
        try
        {
            if (await TryInTurn(delivery, settle, door, stop.Token) is { } tried)
            {
                // The slot of who brought it is not given away while the work goes on.
                await tried.Work;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As above.
        }
    }

    /// <summary>Null when it is a row that this process has in hand since an earlier sweep.</summary>
    private async Task<LoneTry?> TryInTurn(Delivery delivery, Settle settle, FencedWork door, CancellationToken stop)
    {
        while (true)
        {
            if (_outlived.TryGetValue(KeyOf(delivery), out var mine) && clock.GetElapsedTime(mine.Since) < OutlivedMax)
            {
                if (delivery.IsRow)
                {
                    return null;
                }

                await mine.Returned.Task.WaitAsync(stop);
            }

            await WaitForAge(delivery, stop);
            if (await TryAlone(delivery, settle, door, stop) is { } tried)
            {
                return tried;
            }

            // Another process tries a copy; it is waited for beside the others.
            await Task.Delay(AskAgainAfter, clock, stop);
        }
    }

    /// <summary>Null when another process has it in hand.</summary>
    private async Task<LoneTry?> TryAlone(Delivery delivery, Settle settle, FencedWork door, CancellationToken stop)
    {
        LoneTry tried;
        await _turnstile.EnterAlone(DrainPatience, stop);
        await using var held = new Held();
        try
        {
            held.Hand = await UntilAnswered(() => suspects.TryTake(delivery.BodyDigest, stop), stop);
            if (held.Hand is null)
            {
                return null;
            }

            tried = await Begin(delivery, settle, door, stop);
            await tried.Returned.Task.WaitAsync(TryPatience, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _turnstile.LeaveAlone();
        }

        if (!tried.Returned.Task.IsCompleted)
        {
            await TakeBack(delivery, tried, stop);
        }

        return tried;
    }

    private async Task<LoneTry> Begin(Delivery delivery, Settle settle, FencedWork door, CancellationToken stop)
    {
        var digest = delivery.BodyDigest;
        var before = await UntilAnswered(() => suspects.LoneTries(digest, stop), stop);
        var tried = new LoneTry(before, clock.GetTimestamp());
        if (SuspectDecision.Rests(before))
        {
            PipelineLog.SuspectRests(log, delivery.Queue, delivery.SeenBefore, Shown(delivery));
            RoadMetrics.SuspectRests();
            tried.Work = door.Rest(() => Return(delivery, settle, tried));
            return tried;
        }

        // Once on its way it is not cancelled: nobody would know whether the try was noted.
        await UntilAnswered(() => suspects.SetLoneTries(digest, before + 1, CancellationToken.None), stop);
        PipelineLog.SuspectTried(log, delivery.Queue, delivery.SeenBefore, before + 1, Shown(delivery));
        RoadMetrics.SuspectTried();
        tried.Work = door.Work(() => Return(delivery, settle, tried));
        return tried;
    }

    /// <summary>This process lives, so what it tried has not ended it: the try is no evidence.</summary>
    private async Task TakeBack(Delivery delivery, LoneTry tried, CancellationToken stop)
    {
        PipelineLog.Outlived(log, delivery.Queue, Shown(delivery));
        _outlived[KeyOf(delivery)] = tried;
        await tried.Row.WaitAsync(CancellationToken.None);
        try
        {
            if (tried.Returned.Task.IsCompleted)
            {
                _outlived.TryRemove(KeyOf(delivery), out _);
                return;
            }

            Task taken = UntilAnswered(() => suspects.SetLoneTries(delivery.BodyDigest, tried.Before, stop), stop);
            await taken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!taken.IsCompletedSuccessfully)
            {
                // Stopping; who comes after should not take the stop for a death.
                using var last = new CancellationTokenSource(LastWord, clock);
                await ((Task)suspects.SetLoneTries(delivery.BodyDigest, tried.Before, last.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            tried.Row.Release();
        }
    }

    private async Task WaitForAge(Delivery delivery, CancellationToken stop)
    {
        var digest = delivery.BodyDigest;
        var wanted = SuspectDecision.AgeWanted(await UntilAnswered(() => suspects.LoneTries(digest, stop), stop), digest[0]);
        var age = clock.GetElapsedTime(_born);
        if (age < wanted)
        {
            await Task.Delay(wanted - age, clock, stop);
        }
    }

    /// <summary>Without the row a death would leave no evidence: while it cannot be read and written, nothing is tried.</summary>
    private async Task<T> UntilAnswered<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception fault)
            {
                ct.ThrowIfCancellationRequested();
                PipelineLog.WorkFailed(log, "noting a lone try", FaultText.Of(fault));
                await Task.Delay(AskAgainAfter, clock, ct);
            }
        }
    }

    /// <summary>The row goes first: once the delivery is settled nobody would come to take it away.</summary>
    private async ValueTask Return(Delivery delivery, Settle settle, LoneTry tried)
    {
        await tried.Row.WaitAsync(CancellationToken.None);
        try
        {
            await road.InBatch(batch => suspects.Clear(batch, [delivery.BodyDigest], CancellationToken.None), CancellationToken.None);
        }
        catch (Exception fault)
        {
            PipelineLog.WorkFailed(log, "forgetting a suspect", FaultText.Of(fault));
        }
        finally
        {
            tried.Returned.TrySetResult();
            tried.Row.Release();
            _outlived.TryRemove(KeyOf(delivery), out _);
        }

        await settle();
    }

    private static string KeyOf(Delivery delivery) => Convert.ToHexString(delivery.BodyDigest);

    private static string Shown(Delivery delivery) => Convert.ToHexStringLower(delivery.BodyDigest.AsSpan(0, 4));

    /// <param name="before">Lone tries of processes that are gone.</param>
    /// <param name="since">When it began.</param>
    private sealed class LoneTry(int before, long since)
    {
        public int Before => before;

        public long Since => since;

        public Task Work { get; set; } = Task.CompletedTask;

        public TaskCompletionSource Returned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whoever writes the row of this try: the return and the taking back do not cross.</summary>
        public SemaphoreSlim Row { get; } = new(1, 1);
    }

    /// <summary>Lets go at the end of a try, whichever way it ends.</summary>
    private sealed class Held : IAsyncDisposable
    {
        public SuspectInHand? Hand { get; set; }

        public ValueTask DisposeAsync() => Hand?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
