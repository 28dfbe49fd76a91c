using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Verification.TestKit.Outages;

/// <summary>One running server that can be ended without a word; it never outlives the process of the tests.</summary>
[SupportedOSPlatform("linux")]
public sealed class ServerProcess : IAsyncDisposable
{
    // Our end of the pipe closes with us, however we end; the guard then ends the server.
    private const string Guard = """
        exec 2>/dev/null
        log=$1; shift
        "$@" </dev/null >>"$log" 2>&1 &
        echo $!
        cat >/dev/null
        kill -KILL $! 2>/dev/null
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _guard;

    private ServerProcess(Process guard, int id) => (_guard, Id) = (guard, id);

    public int Id { get; }

    public bool Runs => IsAlive(Id);

    /// <summary>Starts a server as a user, with nothing of our own environment.</summary>
    public static async Task<ServerProcess> Start(string user, string log, IEnumerable<string> environment, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("bash", ["-c", Guard, "guard", log, .. ServerFolder.DropTo(user), "env", "-i", .. environment, .. command])
        {
            WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        var guard = Process.Start(start)!;
        var id = await guard.StandardOutput.ReadLineAsync() ?? throw new IOException($"{command.First()} was not started");
        return new(guard, int.Parse(id, CultureInfo.InvariantCulture));
    }

    /// <summary>SIGKILL, to every process it has made as well.</summary>
    public async Task Kill()
    {
        var all = Family(Id);
        foreach (var id in all)
            await Signal("KILL", id);
        foreach (var id in all)
            await Until.Holds(() => !IsAlive(id), Patience, $"process {id} ends when killed");
    }

    /// <summary>Asks it to end and waits.</summary>
    public async Task Stop(string signal)
    {
        await Signal(signal, Id);
        await Until.Holds(() => !Runs, Patience, $"process {Id} ends after {signal}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Runs)
            await Kill();
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private static Task Signal(string signal, int id) => ServerFolder.Try("kill", $"-{signal}", id.ToString(CultureInfo.InvariantCulture));

    private static List<int> Family(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Select(id => (Id: id, Parent: ParentOf(id)))
            .ToLookup(p => p.Parent, p => p.Id);
        var family = new List<int> { root };
        for (var i = 0; i < family.Count; i++)
            family.AddRange(parents[family[i]]);
        return family;
    }

    private static int ParentOf(int id) => Stat(id) is { Length: > 1 } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;

    private static bool IsAlive(int id) => Stat(id) is { Length: > 1 } fields && fields[0] is not ("Z" or "X");

    // State and parent follow the name, which stands in brackets and may hold anything.
    private static string[] Stat(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
