using Verification.City.Loading;
using Verification.City.Serving;

namespace Verification.Host.Registers;

/// <summary>Plays the registers of a city that answer for themselves: over HTTP, by message and by file; the other side of the service.</summary>
/// <remarks>Knows the city's files and nothing of what judges it. Loopback is where it belongs: it asks nobody who they are.</remarks>
public sealed class RegisterHost : IAsyncDisposable
{
    /// <summary>Largest body of a request over HTTP, in bytes; our own adapter sends far less.</summary>
    public const long BodyBytesMax = 4 * 1024 * 1024;

    private const int ConnectionsMax = 200;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RegisterHost(WebApplication app, RegisterPlaces places) => (_app, Places) = (app, places);

    /// <summary>Where they are asked.</summary>
    public RegisterPlaces Places { get; }

    /// <summary>Starts every register; at return all of them answer.</summary>
    /// <param name="city">The registers, read.</param>
    /// <param name="listen">Where they listen for HTTP; port 0 takes a free one.</param>
    /// <param name="broker">Where they take messages; null: those that are asked by message are not played.</param>
    /// <exception cref="IOException">The address is taken, or another process plays the same registers on this broker.</exception>
    public static async Task<RegisterHost> Start(ServedCity city, Uri listen, Uri? broker, TimeProvider clock, CancellationToken ct)
    {
        var app = Build(listen);
        app.MapRegisters(ServedBy.HttpJson, city, JsonDesk.MediaType, JsonDesk.Answer);
        app.MapRegisters(ServedBy.HttpXml, city, SoapDesk.MediaType, SoapDesk.Answer);
        await app.StartAsync(ct);
        var host = new RegisterHost(app, new(new Uri(app.Urls.First())));
        try
        {
            host._queues = broker is null ? null : await RegisterQueues.Open(city, host.Places, broker, host.Ended, ct);
            host._folders = new(city, clock, host.Ended);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the process is told to stop: a signal, or the token.</summary>
    /// <exception cref="IOException">A register answers no more, though nobody told it to stop.</exception>
    public async Task UntilStopped(CancellationToken ct) => await await Task.WhenAny(_app.WaitForShutdownAsync(ct), _broken.Task);

    public async ValueTask DisposeAsync()
    {
        if (_folders is not null)
            await _folders.DisposeAsync();
        if (_queues is not null)
            await _queues.DisposeAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private void Ended(Exception why) => _broken.TrySetException(why as IOException ?? new IOException("a register answers no more", why));

    private RegisterQueues? _queues;
    private RegisterFolders? _folders;

    private static WebApplication Build(Uri listen)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(listen.GetLeftPart(UriPartial.Authority));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
        });
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = StopTimeout);
        return builder.Build();
    }
}
