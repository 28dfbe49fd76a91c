using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Verification.Platform.Crashes;

namespace Verification.TestKit.Running;

/// <summary>How one process of the service is started.</summary>
public sealed record ServeAs
{
    public string Edge { get; init; } = "masstransit";

    /// <summary>Roles as the command line takes them.</summary>
    public string Roles { get; init; } = "all";

    /// <summary>Where it ends itself, as <see cref="CrashPoints.Variable"/> says it; null: nowhere.</summary>
    public string? CrashAt { get; init; }

    /// <summary>Variables beside those of the stage, or instead of them.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Another build of the service, e.g. the version before; null: the one built with the tests.</summary>
    public string? File { get; init; }
}

/// <summary>One process of the service on a stage that others may share.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndSeenWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServiceProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("the service ended before it listened"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything the process has printed.</summary>
    public string Log => string.Join('\n', _lines);

    public bool HasEnded => _process.HasExited;

    /// <summary>128 + signal when a signal ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The most memory it held, in bytes.</summary>
    public long MemoryPeak => StatusLine("VmHWM") << 10;

    /// <summary>Starts a process and waits until it says it is ready; a test that arms a crash waits until it is ready or gone.</summary>
    public static async Task<ServiceProcess> Start(LoadedStage stage, ServeAs how)
    {
        var variables = new Dictionary<string, string>(stage.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in how.Variables)
            variables[name] = value;
        if (how.CrashAt is { } point)
            variables[CrashPoints.Variable] = point;
        var service = new ServiceProcess(Executable.Start(
            how.File ?? Executable.File, ["serve", "--listen", "http://127.0.0.1:0", "--edge", how.Edge, "--roles", how.Roles], variables));
        try
        {
            await service.UntilReady(orGone: how.CrashAt is not null);
            return service;
        }
        catch (Exception fault) when (fault is not AssertionException)
        {
            var log = service.Log;
            await service.DisposeAsync();
            throw new AssertionException($"The service with edge {how.Edge} did not become ready: {fault.Message}\n{log}", fault);
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

    /// <summary>Ends it between any two lines (SIGKILL).</summary>
    public Task Kill() => Signal("KILL", untilEnded: true);

    /// <summary>Holds it where it is (SIGSTOP).</summary>
    public Task Freeze() => Signal("STOP", untilEnded: false);

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task Thaw() => Signal("CONT", untilEnded: false);

    /// <summary>Asks it to end as an orchestrator would (SIGTERM) and answers its exit code.</summary>
    public async Task<int> Stop()
    {
        await Signal("TERM", untilEnded: true);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has ended by itself; false when it has not in time.</summary>
    public async Task<bool> Ends(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _process.HasExited;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task Signal(string name, bool untilEnded)
    {
        if (_process.HasExited)
            return;
        using (var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        if (untilEnded)
        {
            using var patience = new CancellationTokenSource(StopPatience, TimeProvider.System);
            await _process.WaitForExitAsync(patience.Token);
        }
    }

    private async Task UntilReady(bool orGone)
    {
        using var patience = new CancellationTokenSource(StartPatience, TimeProvider.System);
        try
        {
            await _listening.Task.WaitAsync(patience.Token);
            using var caller = Caller(null);
            while (!(orGone && HasEnded) && !await IsReady(caller, patience.Token))
                await Task.Delay(LookAgainAfter, TimeProvider.System, patience.Token);
        }
        catch (Exception gone) when (orGone && gone is not OperationCanceledException)
        {
            // It had work before anybody could ask it: that is what it was armed for. Its sockets close a little before it is seen to have ended.
            if (!await Ends(EndSeenWithin))
                throw;
        }
    }

    private static async Task<bool> IsReady(HttpClient caller, CancellationToken ct)
    {
        using var answer = await caller.GetAsync(new Uri("/readyz", UriKind.Relative), ct);
        return answer.IsSuccessStatusCode;
    }

    private long StatusLine(string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(':', 2)[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
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
