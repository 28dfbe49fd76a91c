using System.Globalization;
using System.Runtime.Versioning;
using NUnit.Framework;

namespace Verification.TestKit.Outages;

/// <summary>An SFTP server of one test: OpenSSH's own, on a port of its own, with keys made for the test.</summary>
/// <remarks>Its program is <c>/usr/sbin/sshd</c>, or what <c>VERIFICATION_SSHD</c> names; a missing one fails the test.</remarks>
[SupportedOSPlatform("linux")]
public sealed class SftpServer : IAsyncDisposable
{
    private const string Account = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ServerFolder _folder;
    private readonly ServerProcess _process;

    private SftpServer(ServerFolder folder, ServerProcess process, int port, string root, string key, string hostKey)
    {
        (_folder, _process, Port, Root, PrivateKey, HostKey) = (folder, process, port, root, key, hostKey);
    }

    public static string User => Environment.UserName == "root" ? Account : Environment.UserName;

    public int Port { get; }

    /// <summary>The exchange folder, with <c>in</c> and <c>out</c>.</summary>
    public string Root { get; }

    public string PrivateKey { get; }

    /// <summary>Fingerprint of the server's key.</summary>
    public string HostKey { get; }

    public static async Task<SftpServer> Start()
    {
        var program = Environment.GetEnvironmentVariable("VERIFICATION_SSHD") ?? "/usr/sbin/sshd";
        Assert.That(program, Does.Exist, "install openssh-server: servers.sh install --tests");
        var folder = await ServerFolder.Make();
        var root = await folder.Of("sftp", User);
        var keys = await folder.Of("keys", Environment.UserName);
        foreach (var (path, name) in new[] { (root, "host"), (keys, "user") })
            await ServerFolder.Tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(path, name));
        File.Copy(Path.Combine(keys, "user.pub"), Path.Combine(root, "authorized"));
        Directory.CreateDirectory(Path.Combine(root, "exchange", "in"));
        Directory.CreateDirectory(Path.Combine(root, "exchange", "out"));
        var port = ServerFolder.FreePort();
        await File.WriteAllLinesAsync(Path.Combine(root, "conf"),
        [
            string.Create(CultureInfo.InvariantCulture, $"Port {port}"), "ListenAddress 127.0.0.1", $"HostKey {root}/host", "PidFile none", "UsePAM no",
            $"AuthorizedKeysFile {root}/authorized", "StrictModes no", "PasswordAuthentication no", "Subsystem sftp internal-sftp", "ForceCommand internal-sftp",
        ]);
        var shown = await ServerFolder.Tool("ssh-keygen", "-l", "-f", Path.Combine(root, "host.pub"));
        await ServerFolder.Own(root, User);
        var log = Path.Combine(root, "log");
        var process = await ServerProcess.Start(User, log, [], [program, "-D", "-e", "-f", $"{root}/conf"]);
        await Until.Holds(() => File.Exists(log) && File.ReadAllText(log).Contains("listening", StringComparison.Ordinal), Patience, "sshd listens");
        return new(folder, process, port, Path.Combine(root, "exchange"), Path.Combine(keys, "user"), shown.Split("SHA256:")[1].Split(' ')[0]);
    }

    /// <summary>Ends it without a word.</summary>
    public Task Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _folder.DisposeAsync();
    }
}
