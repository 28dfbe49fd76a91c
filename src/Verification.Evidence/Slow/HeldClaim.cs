using Microsoft.Extensions.Logging;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>A claim in hand: its lease is short and renewed, so that it ends soon after the process that holds it, however long the call.</summary>
/// <remarks>Renewing stops with the holder, also when that stands still; a claim overtaken meanwhile is not taken back.</remarks>
internal sealed class HeldClaim : IAsyncDisposable
{
    /// <summary>How long others wait for whoever died with a claim in hand.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewing;

    public HeldClaim(SourceId source, IReadOnlyList<ClaimedAsk> claimed, AskStore asks, TimeProvider clock, ILogger log) =>
        _renewing = Renew(source, claimed, asks, clock, log, _end.Token);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        _end.Dispose();
    }

    private static async Task Renew(SourceId source, IReadOnlyList<ClaimedAsk> claimed, AskStore asks, TimeProvider clock, ILogger log, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(RenewEvery, clock, end);
                await asks.Renew(claimed, Lease, end);
            }
            catch (Exception) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Others may claim it once the lease is over; whoever keeps its answers last is then the second, and changes nothing.
                EvidenceLog.SlowLaneFailed(log, source.Code, fault.GetType().Name);
            }
        }
    }
}
