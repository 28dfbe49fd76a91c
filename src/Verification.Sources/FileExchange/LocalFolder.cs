using Verification.Sources.Kit;

namespace Verification.Sources.FileExchange;

/// <summary>A folder both sides can reach; files appear in it by a rename.</summary>
internal sealed class LocalFolder(string root) : IExchangeFolder
{
    public Task<byte[]?> Read(string name, long bytesMax, CancellationToken ct) => ReadFile(Path.Combine(root, name), bytesMax, ct);

    public Task Put(string name, byte[] bytes, CancellationToken ct) => PutFile(Path.Combine(root, name), bytes, ct);

    /// <inheritdoc cref="IExchangeFolder.Read"/>
    public static async Task<byte[]?> ReadFile(string path, long bytesMax, CancellationToken ct)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        return file.Length > bytesMax ? throw new UnreadableAnswer("an answer file is larger than it may be") : await File.ReadAllBytesAsync(file.FullName, ct);
    }

    /// <inheritdoc cref="IExchangeFolder.Put"/>
    public static async Task PutFile(string path, byte[] bytes, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Two processes may put the same file at the same moment: each writes one of its own, and the last rename wins with the same bytes.
        var unfinished = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.unfinished";
        await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
