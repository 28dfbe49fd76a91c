using Microsoft.Extensions.Hosting;

namespace Verification.TestKit.Running;

/// <summary>A host of a part under test: it runs until the test tells it to stop.</summary>
public sealed class AHost : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();
}
