using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Verification.TestKit.Running;

/// <summary>A process that plays the registers of a city: <c>verification city serve</c>.</summary>
public sealed partial class RegisterProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private RegisterProcess(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Where it listens for HTTP.</summary>
    public string Address { get; }

    /// <summary>Starts it on a free port; at return every register answers.</summary>
    public static async Task<RegisterProcess> Start(IReadOnlyDictionary<string, string> variables, string city)
    {
        var process = Executable.Start(Executable.File, ["city", "serve", city, "--registers", "http://127.0.0.1:0"], variables);
        using var patience = new CancellationTokenSource(StartPatience, TimeProvider.System);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return new(process, match.Value);
        }

        throw new AssertionException($"the registers did not start: {await process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    /// <summary>Asks it to end as an orchestrator would (SIGTERM) and answers its exit code.</summary>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(StopPatience, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}
