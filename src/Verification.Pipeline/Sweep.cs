using Verification.Platform.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Platform.Health;

namespace Verification.Pipeline;

/// <summary>Does one piece of repeated work, again and again, and never dies of it.</summary>
/// <param name="name">What the log calls it.</param>
/// <param name="every">Wait after a round that found nothing; a round that found something is followed at once.</param>
/// <param name="round">One round; says whether there may be more right now.</param>
/// <param name="clock">Waits between rounds.</param>
public sealed class Sweep(string name, TimeSpan every, Func<CancellationToken, Task<bool>> round, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>A round may take long, and one that comes seldom is not missed at once.</summary>
    private static readonly TimeSpan SilenceMin = TimeSpan.FromSeconds(10);

    private readonly Heartbeat _heartbeat = new(clock);

    /// <summary>Red when no round went through for three times the wait between rounds.</summary>
    public RoleProbe Probe => _heartbeat.Probe(name, every * 3 > SilenceMin ? every * 3 : SilenceMin);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            try
            {
                more = await round(stoppingToken);
                _heartbeat.Beat();
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                PipelineLog.WorkFailed(log, name, FaultText.Of(fault));
            }

            if (!more)
            {
                await Task.Delay(every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
