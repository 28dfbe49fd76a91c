using Microsoft.AspNetCore.Server.Kestrel.Core;
using Verification.Intake.Reading;

namespace Verification.Host.Serve;

/// <summary>Composes one process of the service from its parts and roles.</summary>
public static class ServeHost
{
    /// <summary>
    /// What is larger than a batch body is answered 413 by the doors; up to here the sender lives to read it, beyond it the connection is closed
    /// under it.
    /// </summary>
    private const long RequestBytesMax = 4 * IntakeLimits.BatchBytesMax;

    /// <summary>Work in flight at a stop has this long; MassTransit alone may take 30 s of it.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(40);

    public static WebApplication Build(ServeSettings settings, Parts parts, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(settings.Listen);
        builder.WebHost.ConfigureKestrel(Limit);
        builder.Logging.ClearProviders().AddJsonConsole(o => o.UseUtcTimestamp = true);
        builder.Logging.SetMinimumLevel(settings.Quiet ? LogLevel.Warning : LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning)
            // It would write the whole exception, and with it a value; ours names the fault.
            .AddFilter("Microsoft.AspNetCore.Diagnostics", LogLevel.None).AddFilter("MassTransit", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = StopTimeout);
        builder.Services.AddVerification(settings, parts, clock);
        builder.Services.AddObservation();
        var app = builder.Build();
        app.MapVerification(settings.Roles);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentConnections = 2000;
    }
}
