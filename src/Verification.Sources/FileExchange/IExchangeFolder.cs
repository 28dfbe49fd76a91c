namespace Verification.Sources.FileExchange;

/// <summary>The folder between us and a source, for the time of one call.</summary>
internal interface IExchangeFolder : IAsyncDisposable
{
    /// <summary>The bytes of a file; null when it is not there. A larger one than <paramref name="bytesMax"/> throws <see cref="Kit.UnreadableAnswer"/>.</summary>
    Task<byte[]?> Read(string name, long bytesMax, CancellationToken ct);

    /// <summary>Puts a file whole or not at all; one of the same name is replaced.</summary>
    Task Put(string name, byte[] bytes, CancellationToken ct);
}
