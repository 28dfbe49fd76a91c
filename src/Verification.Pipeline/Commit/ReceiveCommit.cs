using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Verification.Platform.Crashes;
using Verification.Platform.Database;
using Verification.Platform.Submissions;

namespace Verification.Pipeline.Commit;

/// <summary>Stores requests of HTTP before anybody is answered, together with whatever else waits.</summary>
/// <remarks>A caller that dies before its answer asks again: the submission row makes the second call find the first.</remarks>
public sealed class ReceiveCommit(RoadDatabase road, SubmissionStore submissions, TimeProvider clock) : BackgroundService
{
    private const int BatchSizeMax = 200;

    /// <summary>More are hardly stored in the time a door waits for them while every core is busy; at that load 950 a second are taken.</summary>
    internal const int WaitingMax = 100;

    /// <summary>While those before cannot be stored for so long, whoever comes would only wait to be refused.</summary>
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMilliseconds(300);

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(WaitingMax);

    /// <summary>When the batch in hand was begun; 0 while there is none.</summary>
    private long _storingSince;

    /// <summary>Whether whoever comes now would be refused: known before a byte of him is read, so that a refusal costs next to nothing.</summary>
    public bool IsFull => IsStuck || _waiting.Reader.Count >= WaitingMax;

    private bool IsStuck => Volatile.Read(ref _storingSince) is var since and not 0 && clock.GetElapsedTime(since) > StuckAfter;

    /// <summary>Stores one request, or says that the door is full or stuck: the caller answers 503 with Retry-After.</summary>
    /// <param name="goOn">Called once it is stored, and only then: its caller may have gone by that time.</param>
    public bool TryReceive(ReceivedSubmission received, Action goOn, out Task<ReceiveOutcome> outcome)
    {
        var waiting = new Waiting(received, goOn, new(TaskCreationOptions.RunContinuationsAsynchronously));
        outcome = waiting.Outcome.Task;
        return !IsStuck && _waiting.Writer.TryWrite(waiting);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var taken = new List<Waiting>(BatchSizeMax);
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            taken.Clear();
            while (taken.Count < BatchSizeMax && _waiting.Reader.TryRead(out var waiting))
            {
                taken.Add(waiting);
            }

            Volatile.Write(ref _storingSince, clock.GetTimestamp());
            await Store(taken, stoppingToken);
            Volatile.Write(ref _storingSince, 0);
        }
    }

    private async Task Store(List<Waiting> taken, CancellationToken ct)
    {
        try
        {
            // Two equal calls at once: the table wants each row once, so the repetition takes the first one's outcome.
            var firsts = taken.DistinctBy(KeyOf).ToList();
            var outcomes = (await Receive([.. firsts.Select(w => w.Received)], ct)).Zip(firsts, (outcome, first) => (outcome, first))
                .ToDictionary(pair => KeyOf(pair.first));
            CrashPoints.Pass(CrashPoint.BeforeAnswer);
            foreach (var waiting in taken)
            {
                var (outcome, first) = outcomes[KeyOf(waiting)];
                var own = ReferenceEquals(waiting, first) ? outcome : AsRepetition(waiting, first);
                waiting.Outcome.TrySetResult(own);
                if (own is ReceiveOutcome.Stored)
                {
                    waiting.GoOn();
                }
            }
        }
        catch (Exception fault) when (taken.Count > 1 && DatabaseFault.Classify(fault) == FaultKind.BadRow)
        {
            foreach (var alone in taken)
            {
                await Store([alone], ct);
            }
        }
        catch (Exception fault)
        {
            // Nothing was promised yet: the caller hears 503 and asks again.
            taken.ForEach(w => w.Outcome.TrySetException(fault));
        }
    }

    /// <summary>Stores requests of one batch message in one transaction.</summary>
    public Task<IReadOnlyList<ReceiveOutcome>> Receive(IReadOnlyList<ReceivedSubmission> arrivals, CancellationToken ct) =>
        road.InBatch(batch => submissions.Receive(batch, arrivals, ct), ct);

    private static (string, string) KeyOf(Waiting waiting) => (waiting.Received.Scope.Submitter, waiting.Received.RequestId);

    private static ReceiveOutcome AsRepetition(Waiting waiting, Waiting first) =>
        waiting.Received.BodyDigest.AsSpan().SequenceEqual(first.Received.BodyDigest)
            ? new ReceiveOutcome.Known(waiting.Received.Id, SubmissionState.Received)
            : new ReceiveOutcome.OtherBody(waiting.Received.Id);

    private sealed record Waiting(ReceivedSubmission Received, Action GoOn, TaskCompletionSource<ReceiveOutcome> Outcome);
}
