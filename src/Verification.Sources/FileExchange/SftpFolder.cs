using Renci.SshNet;
using Renci.SshNet.Common;
using Verification.Sources.Kit;

namespace Verification.Sources.FileExchange;

/// <summary>A folder on a server whose key we know; one connection for one call.</summary>
internal sealed class SftpFolder : IExchangeFolder
{
    private readonly PrivateKeyFile _key;
    private readonly SftpClient _client;
    private readonly string _root;

    private SftpFolder(SftpOptions options, string root)
    {
        _root = root.TrimEnd('/');
        _key = new(options.PrivateKey);
        _client = new(new ConnectionInfo(options.Host, options.Port, options.User, new PrivateKeyAuthenticationMethod(options.User, _key))
        {
            Timeout = options.Timeout,
        })
        {
            OperationTimeout = options.Timeout,
        };
        _client.HostKeyReceived += (_, shown) => shown.CanTrust = shown.FingerPrintSHA256 == options.HostKey.TrimEnd('=');
    }

    /// <summary>Connects; a server with another key than agreed on is no server of ours.</summary>
    public static async Task<SftpFolder> Open(SftpOptions options, string root, CancellationToken ct)
    {
        var folder = new SftpFolder(options, root);
        try
        {
            await folder._client.ConnectAsync(ct);
            return folder;
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    public async Task<byte[]?> Read(string name, long bytesMax, CancellationToken ct)
    {
        var path = $"{_root}/{name}";
        try
        {
            await using var file = await _client.OpenAsync(path, FileMode.Open, FileAccess.Read, ct);
            using var held = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;)
            {
                // Counted as it comes: a server may say less than it sends.
                if (held.Length + read > bytesMax)
                {
                    throw new UnreadableAnswer("an answer file is larger than it may be");
                }

                held.Write(buffer, 0, read);
            }

            return held.ToArray();
        }
        catch (SftpPathNotFoundException)
        {
            return null;
        }
    }

    public async Task Put(string name, byte[] bytes, CancellationToken ct)
    {
        var path = $"{_root}/{name}";
        var unfinished = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.unfinished";
        await using (var file = await _client.OpenAsync(unfinished, FileMode.Create, FileAccess.Write, ct))
        {
            await file.WriteAsync(bytes, ct);
        }

        // The plain rename of the protocol does not replace; POSIX's does, in one step.
        await Task.Run(() => _client.RenameFile(unfinished, path, isPosix: true), ct);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _key.Dispose();
        return ValueTask.CompletedTask;
    }
}
