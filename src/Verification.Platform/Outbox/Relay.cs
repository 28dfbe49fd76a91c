using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Platform.Crashes;
using Verification.Platform.Health;
using Verification.Platform.Telemetry;

namespace Verification.Platform.Outbox;

/// <summary>Publishes what a process committed and did not live to publish: only rows whose lease has expired.</summary>
public sealed class Relay(OutboxStore outbox, Publisher publisher, TimeProvider clock, ILogger<Relay> log) : BackgroundService
{
    private const int RowsAtOnce = 20;
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Heartbeat _heartbeat = new(clock);

    /// <summary>Red when no sweep went through for a while: the outbox may be growing unseen.</summary>
    public RoleProbe Probe => _heartbeat.Probe("relay", SilenceMax);

    /// <summary>Claims, publishes and deletes expired rows once; says how many rows left.</summary>
    public async Task<int> Sweep(CancellationToken ct)
    {
        var rows = await outbox.ClaimExpired(RowsAtOnce, ct);
        foreach (var row in rows)
        {
            // One after the other, oldest first: rounds of one verification leave in their order.
            await publisher.Publish(row.Messages, ct);
            CrashPoints.Pass(CrashPoint.AfterRelaying);
            await outbox.Delete(row.Id, ct);
        }

        return rows.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var swept = 0;
            try
            {
                swept = await Sweep(stoppingToken);
                _heartbeat.Beat();
                if (swept > 0)
                {
                    log.RelaySwept(swept);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.RelayFailed(FaultText.Of(e));
            }

            if (swept < RowsAtOnce)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
