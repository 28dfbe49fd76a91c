namespace Verification.Host.Serve;

/// <summary>Gives a process more threads than the machine has cores while its code is cold.</summary>
/// <remarks>
/// A process that has just started compiles as it works. With as many threads as a small machine has cores, one that compiles for half a
/// second holds up every call that waits behind it: refusals took up to four seconds. Warm, more threads than cores cost a tenth of the speed.
/// </remarks>
internal sealed class ColdStart(TimeProvider clock) : BackgroundService
{
    private const int Threads = 16;
    private static readonly TimeSpan UntilWarm = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Threads), ports);
        await Task.Delay(UntilWarm, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ThreadPool.SetMinThreads(workers, ports);
    }
}
