using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Verification.TestKit.Running;

/// <summary>The service as a process of its own on a stage of its own.</summary>
public sealed partial class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private RunningService(LoadedStage stage, Process process)
    {
        (Stage, _process) = (stage, process);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("the service ended before it listened"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public LoadedStage Stage { get; }

    /// <summary>Everything the process has printed.</summary>
    public string Log => string.Join('\n', _lines);

    /// <summary>Starts the service with one AMQP edge on a fresh stage and waits until it says it is ready.</summary>
    public static async Task<RunningService> Start(string edge) => await Start(edge, await LoadedStage.Set());

    /// <summary>The same on a stage that stands already; the service disposes of it.</summary>
    public static async Task<RunningService> Start(string edge, LoadedStage stage)
    {
        var process = Executable.Start(Executable.File, ["serve", "--listen", "http://127.0.0.1:0", "--edge", edge], stage.Variables);
        var service = new RunningService(stage, process);
        try
        {
            await service.UntilReady();
            return service;
        }
        catch (Exception fault) when (fault is not AssertionException)
        {
            var log = service.Log;
            await service.DisposeAsync();
            throw new AssertionException($"The service with edge {edge} did not become ready: {fault.Message}\n{log}", fault);
        }
    }

    /// <summary>A caller of the HTTP door, with a bearer token or without.</summary>
    public HttpClient Caller(string? token)
    {
        var client = new HttpClient { BaseAddress = _listening.Task.Result };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Asks it to end as an orchestrator would (SIGTERM) and answers its exit code.</summary>
    public async Task<int> Stop()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(StopPatience, TimeProvider.System);
            await _process.WaitForExitAsync(patience.Token);
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await Stage.DisposeAsync();
    }

    private async Task UntilReady()
    {
        using var patience = new CancellationTokenSource(StartPatience, TimeProvider.System);
        await _listening.Task.WaitAsync(patience.Token);
        using var caller = Caller(null);
        while (!await IsReady(caller, patience.Token))
            await Task.Delay(LookAgainAfter, TimeProvider.System, patience.Token);
    }

    private static async Task<bool> IsReady(HttpClient caller, CancellationToken ct)
    {
        using var answer = await caller.GetAsync(new Uri("/readyz", UriKind.Relative), ct);
        return answer.IsSuccessStatusCode;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (!_listening.Task.IsCompleted && Address().Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri(match.Value));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
