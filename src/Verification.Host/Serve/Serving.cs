using Microsoft.Extensions.Logging.Abstractions;
using Verification.Pipeline.Receiving;
using Verification.Platform.Crashes;
using Verification.Platform.Messaging;
using Verification.Sources.Kit;

namespace Verification.Host.Serve;

/// <summary>What starting came to.</summary>
public abstract record ServeStart
{
    public sealed record Running(Serving Serving) : ServeStart;

    /// <summary>Wrong settings, a sentence each.</summary>
    public sealed record Refused(IReadOnlyList<string> Faults) : ServeStart;
}

/// <summary>A running process of the service.</summary>
public sealed class Serving : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Serving(WebApplication app) => _app = app;

    /// <summary>Where the HTTP door listens.</summary>
    public string Address => _app.Services.GetRequiredService<ListeningAddress>().Current ?? "";

    /// <summary>Checks every setting, takes the drops that wait, and starts the roles.</summary>
    public static async Task<ServeStart> Start(ServeSettings settings, Func<string, string?> variable, TimeProvider clock, CancellationToken ct)
    {
        IReadOnlyList<string> faults = [.. DeliveryWindow.Faults(DeliveryWindow.All), .. CrashFaults(variable)];
        var reading = PartsReader.Read(settings, variable, clock);
        if (reading is PartsReading.Faulty faulty)
        {
            return new ServeStart.Refused([.. faults, .. faulty.Faults]);
        }

        if (faults.Count > 0)
        {
            return new ServeStart.Refused(faults);
        }

        var parts = ((PartsReading.Whole)reading).Parts;
        await TakeDrops(parts, ct);
        var app = ServeHost.Build(settings, parts, clock);
        await app.StartAsync(ct);
        return new ServeStart.Running(new(app));
    }

    /// <summary>Returns when the process is told to stop: a signal, or the token.</summary>
    public Task UntilStopped(CancellationToken ct) => _app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static IReadOnlyList<string> CrashFaults(Func<string, string?> variable)
    {
        _ = ArmedCrash.Parse(variable(CrashPoints.Variable), out var fault);
        return fault is null ? [] : [fault];
    }

    /// <summary>A source without its snapshot would answer nobody; what waits is taken before the first question.</summary>
    private static async Task TakeDrops(Parts parts, CancellationToken ct)
    {
        foreach (var fed in parts.Sources.All.Select(s => s.Source).OfType<IFedSource>())
        {
            await new DropTaking(fed, NullLogger<DropTaking>.Instance).Round(ct);
        }
    }
}
