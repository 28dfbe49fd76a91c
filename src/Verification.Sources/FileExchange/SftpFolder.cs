using Renci.SshNet;
using Renci.SshNet.Common;
using Verification.Sources.Kit;

namespace Verification.Sources.FileExchange;

/// <summary>A folder on a server whose key we know; one connection for one call.</summary>
/// <remarks>
/// Connecting and every single operation end by our own clock: a server that takes the connection and then says nothing, or stops in the
/// middle of a file, is no answer, and the library waits for it.
/// </remarks>
internal sealed class SftpFolder : IExchangeFolder
{
    private const int PieceBytes = 64 * 1024;

    private readonly PrivateKeyFile _key;
    private readonly SftpClient _client;
    private readonly string _root;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    private SftpFolder(SftpOptions options, string root, TimeProvider clock)
    {
        (_root, _timeout, _clock) = (root.TrimEnd('/'), options.Timeout, clock);
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
    /// <exception cref="TimeoutException">The server did not go on in time; so everywhere here.</exception>
    public static async Task<SftpFolder> Open(SftpOptions options, string root, TimeProvider clock, CancellationToken ct)
    {
        var folder = new SftpFolder(options, root, clock);
        try
        {
            await folder.InTime(each => Done(folder._client.ConnectAsync(each)), ct);
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
            var file = await InTime(each => _client.OpenAsync(path, FileMode.Open, FileAccess.Read, each), ct);
            using var held = new MemoryStream();
            var buffer = new byte[PieceBytes];
            for (int read; (read = await InTime(each => file.ReadAsync(buffer, each).AsTask(), ct)) > 0;)
            {
                // Counted as it comes: a server may say less than it sends.
                if (held.Length + read > bytesMax)
                {
                    throw new UnreadableAnswer("an answer file is larger than it may be");
                }

                held.Write(buffer, 0, read);
            }

            await Close(file, ct);
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
        var file = await InTime(each => _client.OpenAsync(unfinished, FileMode.Create, FileAccess.Write, each), ct);
        foreach (var piece in bytes.Chunk(PieceBytes))
        {
            await InTime(each => Done(file.WriteAsync(piece, each).AsTask()), ct);
        }

        await Close(file, ct);

        // The plain rename of the protocol does not replace; POSIX's does, in one step.
        await InTime(each => Done(Task.Run(() => _client.RenameFile(unfinished, path, isPosix: true), each)), ct);
    }

    // Only a file that went well is closed: on a line that has stalled closing waits as well, and the connection ends with the call.
    private Task<bool> Close(Stream file, CancellationToken ct) => InTime(_ => Done(file.DisposeAsync().AsTask()), ct);

    private static async Task<bool> Done(Task operation)
    {
        await operation;
        return true;
    }

    private async Task<T> InTime<T>(Func<CancellationToken, Task<T>> operation, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(_timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            return await operation(either.Token).WaitAsync(either.Token);
        }
        catch (Exception late) when (!ct.IsCancellationRequested && (deadline.IsCancellationRequested || late is SshOperationTimeoutException))
        {
            throw new TimeoutException("the server did not go on in time", late);
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _key.Dispose();
        return ValueTask.CompletedTask;
    }
}
