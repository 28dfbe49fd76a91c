using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Verification.Platform.Crashes;
using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>The slow lane of one source: claims a chunk of due asks, asks them, keeps what came, and says whose gate may be tried.</summary>
internal sealed class SlowLine(
    CataloguedSource source, SourceCatalogue catalogue, AskStore asks, SlowLaneSeams seams, TimeProvider clock, EvidenceMetrics metrics, ILogger log)
{
    private static readonly TimeSpan KeepAgainAfter = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan KeepAgainAfterMax = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan GiveBackPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);
    private const int AsksAtOnceMax = 200;

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SlowCaller _caller = new(source, clock, metrics, log);

    private SourceId Id => source.Settings.Id;

    private SlowLaneSettings Settings => source.Settings.Slow;

    /// <summary>How long what a slow call brought is kept for a database that is away.</summary>
    private TimeSpan HoldMax => (Settings.TotalDeadline * 3) + TimeSpan.FromSeconds(30);

    /// <summary>Looks for due asks soon.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await AskDue(ct) == 0)
                {
                    await _wakes.Reader.ReadAsync(ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                EvidenceLog.SlowLaneFailed(log, Id.Code, fault.GetType().Name);
                await Task.Delay(AfterFault, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Asks one chunk of what is due and says how many asks it held.</summary>
    public async Task<int> AskDue(CancellationToken ct)
    {
        // While the breaker is open a claim would only cost attempts.
        if (_caller.IsUnavailable)
        {
            return 0;
        }

        var limit = Math.Clamp(source.QuestionsAtOnceMax / 2, 1, AsksAtOnceMax);
        var claimed = await asks.Claim(Id, limit, HeldClaim.Lease, ct);
        if (claimed.Count > 0)
        {
            CrashPoints.Pass(CrashPoint.AfterClaim);
            await AskAndKeep(claimed, ct);
        }

        return claimed.Count;
    }

    /// <summary>Outlives an absence of the database: what is in hand would have to be asked again, maybe after the deadline.</summary>
    /// <remarks>Once the claim is over somebody else may hold the asks; the claim's attempts keep a late write from changing anything.</remarks>
    private async Task<T> UntilTheDatabaseIsBack<T>(Func<Task<T>> work, long claimedAt, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception fault) when (
                !ct.IsCancellationRequested && clock.GetElapsedTime(claimedAt) < HoldMax
                && DatabaseFault.Classify(fault) is FaultKind.Transient or FaultKind.CommitUnknown)
            {
                var pause = KeepAgainAfter * attempt;
                await Task.Delay(pause < KeepAgainAfterMax ? pause : KeepAgainAfterMax, clock, ct);
            }
        }
    }

    /// <summary>Told to stop, or cut off from the database: whoever can asks at once instead of when the lease ends, which may lie behind the deadline of the household.</summary>
    private async Task GiveBack(IReadOnlyList<ClaimedAsk> claimed)
    {
        using var patience = new CancellationTokenSource(GiveBackPatience, clock);
        try
        {
            await asks.GiveBack(claimed, patience.Token);
        }
        catch (Exception fault)
        {
            // The lease ends by itself.
            EvidenceLog.SlowLaneFailed(log, Id.Code, fault.GetType().Name);
        }
    }

    private async Task AskAndKeep(IReadOnlyList<ClaimedAsk> claimed, CancellationToken ct)
    {
        var (claimedAt, kept) = (clock.GetTimestamp(), false);
        IReadOnlyList<OpenedHousehold> households = [];
        await using var held = new HeldClaim(Id, claimed, asks, clock, log);
        try
        {
            households = await UntilTheDatabaseIsBack(() => seams.Open([.. claimed.Select(c => c.Round)], ct), claimedAt, ct);
            var byId = households.ToDictionary(h => h.Facts.Id);
            var today = ChinaTime.Today(clock);
            var chunk = claimed.Select(c => new SlowAsk(c, byId.GetValueOrDefault(c.Round.Verification), catalogue, today)).ToList();
            await _caller.Ask(chunk, ct);
            CrashPoints.Pass(CrashPoint.AfterAnswer);
            var now = clock.GetUtcNow();
            var tried = chunk.ConvertAll(a => Tried(a, now));
            var ready = await UntilTheDatabaseIsBack(() => asks.Keep(tried, seams.Closed, ct), claimedAt, ct);
            kept = true;
            if (ready.Count > 0)
            {
                CrashPoints.Pass(CrashPoint.AfterKeep);
                await seams.Ready(ready, ct);
            }

            await TryEarly(tried, ready, ct);
        }
        catch (Exception fault) when (!kept && (ct.IsCancellationRequested || DatabaseFault.Classify(fault) == FaultKind.Transient))
        {
            await GiveBack(claimed);
            throw;
        }
        finally
        {
            foreach (var household in households)
            {
                household.Keys.Dispose();
            }
        }
    }

    /// <summary>Others are open still, and yet what was closed here may have settled the household: the gate has a second way.</summary>
    private async Task TryEarly(IReadOnlyList<TriedAsk> tried, IReadOnlyList<VerificationId> ready, CancellationToken ct)
    {
        VerificationId[] moved = [.. tried.Where(t => t.StillOpen.Count == 0).Select(t => t.Ask.Round.Verification).Distinct().Except(ready)];
        if (moved.Length > 0 && seams.Moved is { } early)
        {
            await early(moved, ct);
        }
    }

    /// <summary>An ask whose earlier answers cannot be opened holds up no other of its chunk; it stays as it was.</summary>
    private TriedAsk Tried(SlowAsk ask, DateTimeOffset now)
    {
        try
        {
            return ask.Tried(Settings, now, _caller.UnavailableUntil);
        }
        catch (Exception fault)
        {
            EvidenceLog.SlowLaneFailed(log, Id.Code, fault.GetType().Name);
            return ask.Untried(Settings, now);
        }
    }
}
