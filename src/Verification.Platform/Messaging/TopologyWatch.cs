using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Verification.Platform.Telemetry;

namespace Verification.Platform.Messaging;

/// <summary>Declares the topology again and again, so that what an operator deletes is back before anybody has to be called.</summary>
/// <remarks>
/// Declaring what is there changes nothing. A deleted queue takes its waiting messages along: their senders hear nothing and send them again,
/// which the submission row makes harmless. A login that may not declare is told once and works on what `broker setup` has made.
/// </remarks>
public sealed class TopologyWatch(BrokerConnection broker, TimeProvider clock, ILogger<TopologyWatch> log) : BackgroundService
{
    /// <summary>Between two looks; a deleted queue is back within this and a few round trips.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private string? _told;

    /// <summary>Declares once and says what was missing.</summary>
    public async Task<IReadOnlyList<string>> Look(CancellationToken ct)
    {
        var missing = await TopologySetup.MissingQueues(broker, ct);
        await TopologySetup.Declare(broker, ct);
        return missing;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var queue in await Look(stoppingToken).WaitAsync(broker.Options.OperationTimeout, clock, stoppingToken))
                {
                    log.QueueDeclaredAgain(queue);
                }

                _told = null;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                TellOnce(FaultText.Of(fault));
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void TellOnce(string fault)
    {
        if (!string.Equals(_told, fault, StringComparison.Ordinal))
        {
            log.TopologyNotDeclared(fault);
            _told = fault;
        }
    }
}
