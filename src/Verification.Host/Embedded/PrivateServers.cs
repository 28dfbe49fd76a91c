using System.Diagnostics;

namespace Verification.Host.Embedded;

/// <summary>The PostgreSQL and RabbitMQ that servers.sh runs for this checkout.</summary>
/// <remarks>Everything is done by the script beside the executable, so that ./run, ./test and the executable share one way.</remarks>
public sealed class PrivateServers(Func<string, string?> variable)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Embedded", "servers.sh");

    /// <summary>Runs a verb of the script, its words going to our own streams; the answer is its exit code.</summary>
    public Task<int> Run(string verb, CancellationToken ct) => Run([verb], ct);

    /// <summary>The same for a verb with arguments.</summary>
    public async Task<int> Run(IReadOnlyList<string> words, CancellationToken ct)
    {
        using var process = Start(words, captured: false);
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    /// <summary>The variables of the running servers; none when they do not run.</summary>
    public IReadOnlyDictionary<string, string> RunningVariables() => Parse(Answer("variables"));

    /// <summary>Where the servers keep their state, which is also where <c>up</c> keeps its own.</summary>
    public string StateFolder() => Answer("state").Trim();

    internal static Dictionary<string, string> Parse(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private string Answer(string verb)
    {
        using var process = Start([verb], captured: true);
        process.ErrorDataReceived += static (_, _) => { }; // whoever asks says in his own words what is missing
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : "";
    }

    private Process Start(IReadOnlyList<string> words, bool captured)
    {
        var start = new ProcessStartInfo("bash", [Script, .. words])
        {
            RedirectStandardOutput = captured,
            RedirectStandardError = captured,
            UseShellExecute = false,
        };
        if (variable("VERIFICATION_STATE") is { Length: > 0 } state)
            start.Environment["VERIFICATION_STATE"] = state;
        return Process.Start(start) ?? throw new IOException($"bash could not be started for {Script}");
    }
}
