using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using NUnit.Framework;

namespace Verification.TestKit.Outages;

/// <summary>A folder for servers of one test that will be broken on purpose: no other test uses them, nothing of them stays.</summary>
[SupportedOSPlatform("linux")]
public sealed class ServerFolder : IAsyncDisposable
{
    private const string Entered = "u=rwx,go=x";
    private const int PortFrom = 20_000;
    private const int PortTo = 32_000; // Linux hands out client ports from 32768 on
    private static readonly HashSet<int> Taken = [];
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("verification-outage-");

    /// <summary>Makes the folder; the users the servers run as may pass it, not list it.</summary>
    public static async Task<ServerFolder> Make()
    {
        var folder = new ServerFolder();
        await Tool("chmod", Entered, folder._root.FullName);
        return folder;
    }

    /// <summary>Words that drop root to the package's own user; none for anybody else.</summary>
    public static IReadOnlyList<string> DropTo(string user) => Environment.UserName != "root"
        ? []
        : ["setpriv", $"--reuid={user}", $"--regid={user}", "--init-groups"];

    /// <summary>A loopback port nobody listens on.</summary>
    public static int FreePort()
    {
        lock (Taken)
        {
            // Drawn, not counted: test processes that run side by side must not come to the same one.
            while (true)
            {
                var port = System.Security.Cryptography.RandomNumberGenerator.GetInt32(PortFrom, PortTo);
                if (Taken.Add(port) && IsFree(port))
                    return port;
            }
        }
    }

    /// <summary>A folder of one server which only its user may look into.</summary>
    public async Task<string> Of(string name, string user)
    {
        var path = _root.CreateSubdirectory(name).FullName;
        await Own(path, user);
        return path;
    }

    public static async Task Own(string path, string user)
    {
        if (Environment.UserName == "root")
            await Tool("chown", "-R", $"{user}:{user}", path);
        await Tool("chmod", "0700", path);
    }

    /// <summary>Runs a tool to its end and answers what it printed; any exit code but 0 fails the test.</summary>
    public static async Task<string> Tool(string file, params string[] arguments)
    {
        var (code, output) = await Try(file, arguments);
        return code == 0 ? output : throw new AssertionException($"{file} {string.Join(' ', arguments)} ended with {code}: {output}");
    }

    /// <summary>Runs a tool to its end, whatever that is.</summary>
    public static async Task<(int Code, string Output)> Try(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    public async ValueTask DisposeAsync() => await Try("rm", "-rf", _root.FullName);

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
