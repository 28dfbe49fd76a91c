using Microsoft.Extensions.Logging;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Telemetry;

namespace Verification.Pipeline.Doors.Fencing;

/// <summary>What a door does with a delivery once it is through the fence; may not throw but for cancellation.</summary>
/// <param name="Work">Takes it on.</param>
/// <param name="Rest">Lays it to rest because it ends the process.</param>
public readonly record struct FencedWork(Func<Settle, Task> Work, Func<Settle, Task> Rest);

/// <summary>Lets the innocent work side by side and tries suspects one by one, so that who ends the process is found and rests alone.</summary>
/// <remarks>
/// A row <c>suspect</c> is committed before each lone try and goes when the try returns; a process that dies in between leaves it, and that
/// is the evidence. Whoever was tried in vain before waits, beside the others, until the process has lived a while: one that is killed from
/// outside soon after each start must not find the same innocent in hand every time. The good ones wait while suspects are tried: some 15 to
/// 40 ms each, so up to 40 s for a window of 1,000. From the first death a body needs <see cref="SuspectDecision.SeenMax"/> + <see cref="SuspectStore.LoneTriesMax"/> starts of a process until it rests.
/// One fence stands in a process, over all its doors: a neighbour of another door could end the process just as well.
/// </remarks>
public sealed class Fence(SuspectStore suspects, RoadDatabase road, TimeProvider clock, ILogger<Fence> log) : IDisposable
{
    /// <summary>What is in hand gets this long to be settled before a suspect is tried beside it: sources 1 s, a commit, and leisure.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);

    /// <summary>A try that takes longer has not ended the process: others go on beside it, it stays in hand.</summary>
    private static readonly TimeSpan TryPatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Turnstile _turnstile = new(clock);
    private readonly long _born = clock.GetTimestamp();

    /// <summary>Passes a delivery on; returns when its work was handed over, of a suspect when it was settled.</summary>
    public async Task Pass(Delivery delivery, Settle settle, FencedWork door, CancellationToken ct)
    {
        try
        {
            if (!SuspectDecision.IsSuspect(delivery.SeenBefore, delivery.IsRow))
            {
                var era = await _turnstile.EnterTogether(ct);
                await door.Work(() => Leave(era, settle));
                return;
            }

            await WaitForAge(delivery, ct);
            await _turnstile.EnterAlone(DrainPatience, ct);
            try
            {
                await TryAlone(delivery, settle, door, ct);
            }
            finally
            {
                _turnstile.LeaveAlone();
            }
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

    private async Task TryAlone(Delivery delivery, Settle settle, FencedWork door, CancellationToken ct)
    {
        var digest = delivery.BodyDigest;
        var tries = await UntilAnswered(() => suspects.BeginLoneTry(digest, ct), ct);
        var returned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (SuspectDecision.Decide(isSuspect: true, tries - 1) == Passage.Rest)
        {
            PipelineLog.SuspectRests(log, delivery.Queue, delivery.SeenBefore, Convert.ToHexStringLower(digest.AsSpan(0, 4)));
            RoadMetrics.SuspectRests();
            await door.Rest(() => Return(digest, settle, returned));
        }
        else
        {
            PipelineLog.SuspectTried(log, delivery.Queue, delivery.SeenBefore, tries, Convert.ToHexStringLower(digest.AsSpan(0, 4)));
            RoadMetrics.SuspectTried();
            await door.Work(() => Return(digest, settle, returned));
        }

        try
        {
            await returned.Task.WaitAsync(TryPatience, clock, ct);
        }
        catch (TimeoutException)
        {
            PipelineLog.WorkFailed(log, "a lone try", nameof(TimeoutException));
        }
    }

    private async Task WaitForAge(Delivery delivery, CancellationToken ct)
    {
        var digest = delivery.BodyDigest;
        var wanted = SuspectDecision.AgeWanted(await UntilAnswered(() => suspects.LoneTries(digest, ct), ct), digest[0]);
        var age = clock.GetElapsedTime(_born);
        if (age < wanted)
        {
            await Task.Delay(wanted - age, clock, ct);
        }
    }

    /// <summary>Without the row a death would leave no evidence: while it cannot be read and written, nothing is tried.</summary>
    private async Task<int> UntilAnswered(Func<Task<int>> ask, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                PipelineLog.WorkFailed(log, "noting a lone try", FaultText.Of(fault));
                await Task.Delay(AskAgainAfter, clock, ct);
            }
        }
    }

    /// <summary>The row goes first: once the delivery is settled nobody would come to take it away.</summary>
    private async ValueTask Return(byte[] digest, Settle settle, TaskCompletionSource returned)
    {
        try
        {
            await road.InBatch(batch => suspects.Clear(batch, [digest], CancellationToken.None), CancellationToken.None);
        }
        catch (Exception fault)
        {
            PipelineLog.WorkFailed(log, "forgetting a suspect", FaultText.Of(fault));
        }
        finally
        {
            returned.TrySetResult();
        }

        await settle();
    }
}
