namespace Verification.TestKit.Running;

/// <summary>The service as a process of its own on a stage of its own.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly ServiceProcess _process;

    private RunningService(LoadedStage stage, ServiceProcess process) => (Stage, _process) = (stage, process);

    public LoadedStage Stage { get; }

    /// <summary>Everything the process has printed.</summary>
    public string Log => _process.Log;

    /// <summary>Starts the service with one AMQP edge on a fresh stage and waits until it says it is ready.</summary>
    public static async Task<RunningService> Start(string edge) => await Start(edge, await LoadedStage.Set());

    /// <summary>The same on a stage that stands already; the service disposes of it.</summary>
    public static async Task<RunningService> Start(string edge, LoadedStage stage)
    {
        try
        {
            return new(stage, await ServiceProcess.Start(stage, new() { Edge = edge }));
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>A caller of the HTTP door, with a bearer token or without.</summary>
    public HttpClient Caller(string? token) => _process.Caller(token);

    /// <summary>Asks it to end as an orchestrator would (SIGTERM) and answers its exit code.</summary>
    public Task<int> Stop() => _process.Stop();

    public async ValueTask DisposeAsync()
    {
        await using var stage = Stage;
        await _process.DisposeAsync();
    }
}
