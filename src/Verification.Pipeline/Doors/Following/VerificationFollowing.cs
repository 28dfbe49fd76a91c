using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Verification.Contracts.Api;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Verdicts.Following;
using Verification.Vocabulary;

namespace Verification.Pipeline.Doors.Following;

/// <summary>Something to tell a listener.</summary>
/// <param name="Id">What a listener that comes back gives as the last it heard; null for a heartbeat.</param>
/// <param name="Body">The event's data, or null for a heartbeat.</param>
public sealed record Told<T>(string Kind, string? Id, T? Body)
    where T : class
{
    public static readonly Told<T> Heartbeat = new("heartbeat", null, null);
}

/// <summary>Tells how verifications and batches come along, by looking at their rows again and again.</summary>
/// <remarks>Nothing is kept in memory: whichever process a listener comes back to goes on after the event it names.</remarks>
public sealed class VerificationFollowing(
    FollowQueries rows, AskQueries asks, SubmissionQueries submissions, FollowLimits limits, TimeProvider clock, ILogger<VerificationFollowing> log)
{
    /// <summary>The way of one verification until its end, the verdict of a round, or the longest time of a stream.</summary>
    public IAsyncEnumerable<Told<VerificationEvent>> Follow(
        Scope scope, VerificationId id, FollowMark? told, int round, CancellationToken ct)
    {
        var mark = told;
        return Look(limits.LookEvery, async look =>
        {
            if (await rows.Find(scope, id, look) is not { } stand)
            {
                return (true, []);
            }

            var steps = FollowDecision.Since(mark, stand);
            var open = steps.Count > 0 && stand.Open > 0 ? await asks.Open(scope, id, look) : [];
            var events = new List<Told<VerificationEvent>>(steps.Count);
            foreach (var step in steps)
            {
                var verdict = step.Kind == FollowKind.Verdict ? await rows.Verdict(scope, id, stand.ReceivedMonth, step.Round, look) : null;
                events.Add(EventOf(id, stand, step, verdict, open));
            }

            mark = steps.Count > 0 ? steps[^1].Mark : mark;
            return (FollowDecision.Ends(stand, round), events);
        }, ct);
    }

    /// <summary>The counts of a batch whenever they change, until it is closed or the longest time of a stream is over.</summary>
    /// <param name="told">The id of the last event heard, if any.</param>
    public IAsyncEnumerable<Told<BatchStatus>> FollowBatch(Scope scope, string submitter, string batchId, string? told, CancellationToken ct)
    {
        var last = told;
        return Look(limits.LookAtBatchEvery, async look =>
        {
            if (await submissions.FindBatch(scope, submitter, batchId, look) is not { } batch)
            {
                return (true, []);
            }

            var step = BatchEvents.Since(last, batch);
            last = step?.Id ?? last;
            return (batch.ClosedAt is not null, step is null ? [] : new List<Told<BatchStatus>> { step });
        }, ct);
    }

    private async IAsyncEnumerable<Told<T>> Look<T>(
        TimeSpan every, Func<CancellationToken, Task<(bool Ends, List<Told<T>> Events)>> look, [EnumeratorCancellation] CancellationToken ct)
        where T : class
    {
        var began = clock.GetTimestamp();
        var spoken = began;
        while (!ct.IsCancellationRequested && clock.GetElapsedTime(began) < limits.StreamLongest)
        {
            var (ends, events) = await Try(look, ct);
            foreach (var one in events)
            {
                yield return one;
                spoken = clock.GetTimestamp();
            }

            if (ends)
            {
                yield break;
            }

            if (clock.GetElapsedTime(spoken) >= limits.HeartbeatEvery)
            {
                yield return Told<T>.Heartbeat;
                spoken = clock.GetTimestamp();
            }

            await Task.Delay(every, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>While the database is away a listener hears heartbeats: it is told what happened as soon as somebody can say.</summary>
    private async Task<(bool Ends, List<Told<T>> Events)> Try<T>(
        Func<CancellationToken, Task<(bool Ends, List<Told<T>> Events)>> look, CancellationToken ct)
        where T : class
    {
        try
        {
            return await look(ct);
        }
        catch (Exception fault)
        {
            if (!ct.IsCancellationRequested)
            {
                PipelineLog.WorkFailed(log, "looking for a listener", FaultText.Of(fault));
            }

            return (false, []);
        }
    }

    private static Told<VerificationEvent> EventOf(
        VerificationId id, VerificationStand stand, FollowStep step, FoundVerdict? verdict, IReadOnlyList<WaitingFor> open)
    {
        var kind = NameOf(step.Kind);
        return new(kind, step.Mark.ToString(), new()
        {
            Kind = kind,
            VerificationId = id.Value,
            RequestId = stand.RequestId,
            State = stand.State,
            OpenSources = [.. open.Select(o => o.Source)],
            Deadline = open.Count > 0 ? open.Min(o => o.Deadline) : null,
            Verdict = verdict is null ? null : ListPage.Listed(verdict),
            Location = VerificationRoutes.OfVerification(id.Value),
        });
    }

    private static string NameOf(FollowKind kind) => kind switch
    {
        FollowKind.Accepted => "accepted",
        FollowKind.Progressed => "progressed",
        FollowKind.Verdict => "verdict",
        FollowKind.Closed => "closed",
        _ => throw new BrokenPromise("every kind of step has a name"),
    };
}
