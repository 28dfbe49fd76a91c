using Verification.Platform.Crashes;
using Verification.Platform.Telemetry;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Pipeline.Commit;

/// <summary>Writes finished cases together: whatever waits, up to a bound, in one transaction, without lingering.</summary>
/// <remarks>
/// A case is settled only after its rows are committed. A process that dies between commit and settle runs the case again; the row
/// <c>submission</c> (or <c>round</c>) then says that it is known, and the second run changes nothing.
/// </remarks>
public sealed class GroupCommit : IHostedService, IAsyncDisposable
{
    private readonly Channel<FinishedCase> _waiting;
    private readonly GroupCommitOptions _options;
    private readonly CaseWriter _writer;
    private readonly Dispatch _dispatch;
    private readonly RoadState _state;
    private readonly OwnFaults _ownFaults;
    private readonly TimeProvider _clock;
    private readonly ILogger<GroupCommit> _log;
    private readonly CancellationTokenSource _abandon = new();
    private Task[] _writers = [];

    public GroupCommit(
        GroupCommitOptions options, CaseWriter writer, Dispatch dispatch, RoadState state, TimeProvider clock, ILogger<GroupCommit> log)
    {
        (_options, _writer, _dispatch, _state, _clock, _log) = (options, writer, dispatch, state, clock, log);
        _ownFaults = new(state, clock);
        _waiting = Channel.CreateBounded<FinishedCase>(new BoundedChannelOptions(options.WaitingMax) { FullMode = BoundedChannelFullMode.Wait });
    }

    /// <summary>Hands over one finished case; waits while the bound is reached.</summary>
    public ValueTask Enqueue(FinishedCase finished, CancellationToken ct) => _waiting.Writer.WriteAsync(finished, ct);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _writers = [.. Enumerable.Range(0, _options.Writers).Select(_ => Task.Run(() => WriteUntilDrained(_abandon.Token), CancellationToken.None))];
        return Task.CompletedTask;
    }

    /// <summary>Stops taking, then writes all that waits; what cannot be written in time stays with its door and comes again.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        try
        {
            await Task.WhenAll(_writers).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _abandon.CancelAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _abandon.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteUntilDrained(CancellationToken ct)
    {
        var taken = new List<FinishedCase>(_options.BatchSizeMax);
        while (await _waiting.Reader.WaitToReadAsync(ct))
        {
            taken.Clear();
            while (taken.Count < _options.BatchSizeMax && _waiting.Reader.TryRead(out var finished))
            {
                taken.Add(finished);
            }

            if (taken.Count > 0)
            {
                await CommitOrLeave(CaseFold.Fold(taken), ct);
            }
        }
    }

    /// <summary>A writer lives as long as its process: what is left unsettled by a fault nobody foresaw stays with its door.</summary>
    private async Task CommitOrLeave(IReadOnlyList<FoldedCase> cases, CancellationToken ct)
    {
        try
        {
            await Commit(cases, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            PipelineLog.WorkFailed(_log, "a writer of the group commit", FaultText.Of(fault));
        }
    }

    private async Task Commit(IReadOnlyList<FoldedCase> cases, CancellationToken ct)
    {
        var since = _clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var span = CommitSpans.Commit(cases);
                var stored = await _writer.Store(cases, ct);
                _state.Flowing(cases);
                _ownFaults.WentThrough(cases);
                RoadMetrics.Committed(cases.Count, _clock.GetElapsedTime(since));
                if (stored.Outbox.Messages.Count > 0)
                {
                    CrashPoints.Pass(CrashPoint.AfterCommit);
                }

                await _dispatch.AfterCommit(stored, ct);
                return;
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                var kind = DatabaseFault.Classify(fault);
                PipelineLog.CommitFailed(_log, cases.Count, attempt, kind, FaultText.Of(fault));
                if (StepAfter(fault, kind, cases) == CommitStep.Isolate)
                {
                    _state.Flowing(cases);
                    await Halve(cases, fault, ct);
                    return;
                }

                if (kind is FaultKind.Ours or FaultKind.BadRow || _clock.GetElapsedTime(since) > _options.PatienceMax)
                {
                    _state.Held(cases, kind);
                }

                await Task.Delay(Backoff.After(attempt, kind), _clock, ct);
            }
        }
    }

    private CommitStep StepAfter(Exception fault, FaultKind kind, IReadOnlyList<FoldedCase> cases) => CommitFaultDecision.Decide(
        kind == FaultKind.BadRow, fault is BrokenPromise, cases.Count > 1 || cases[0].CanRest, _ownFaults.InARow);

    /// <summary>Finds the bad row, or the case that breaks a promise of ours, by halves: the innocent commit, the last one alone goes to <c>failed_work</c>.</summary>
    private async Task Halve(IReadOnlyList<FoldedCase> cases, Exception fault, CancellationToken ct)
    {
        if (cases.Count == 1)
        {
            if (fault is BrokenPromise)
            {
                _ownFaults.Add();
            }

            await Commit([cases[0].ToRest(FaultReason.Of(fault))], ct);
            return;
        }

        var half = cases.Count / 2;
        await Commit([.. cases.Take(half)], ct);
        await Commit([.. cases.Skip(half)], ct);
    }
}
