using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Verification.TestKit.Exchange;

/// <summary>A web server on a free port of this machine, for interfaces we ask.</summary>
public sealed class FakeInterface : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _calls;

    private FakeInterface(WebApplication server) => _server = server;

    /// <summary>Where it listens.</summary>
    public string Url => _server.Urls.Single();

    /// <summary>Calls it has had.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Starts one that answers so.</summary>
    public static async Task<FakeInterface> Start(RequestDelegate answer, Action<ListenOptions>? listening = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            // One that drips is a test's wish, not an attack.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, options => listening?.Invoke(options));
        });
        var fake = new FakeInterface(builder.Build());
        fake._server.Run(async context =>
        {
            Interlocked.Increment(ref fake._calls);
            await answer(context);
        });
        await fake._server.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }
}
