using Verification.Evidence;
using Verification.Pipeline;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Doors;
using Verification.Pipeline.Doors.Following;
using Verification.Pipeline.Reports;
using Verification.Platform.Health;
using Verification.Platform.Messaging;

namespace Verification.Host.Serve;

/// <summary>What a process adds for its roles; read top to bottom it is the road.</summary>
internal static class ServeModule
{
    public static void AddVerification(this IServiceCollection services, ServeSettings settings, Parts parts, TimeProvider clock)
    {
        var broker = new BrokerOptions(new Uri(settings.Broker));
        services.AddSingleton(clock);
        services.AddSingleton(parts.Road).AddSingleton(parts.Door).AddSingleton(parts.Vault).AddSingleton(parts.Packs);
        services.AddSingleton(parts.Sources).AddSingleton(parts.Tokens).AddSingleton(parts.Calendar).AddSingleton(parts.Measuring);
        services.AddSingleton(broker);
        services.AddSingleton<ListeningAddress>();
        services.AddSingleton(s => new ReportAddress(
            id => (s.GetRequiredService<ListeningAddress>().Current ?? settings.Listen) + VerificationRoutes.OfReport(id.Value)));
        services.AddStores();

        // Started first, stopped last: every lane hands its finished cases to the group commit.
        services.AddRoad();
        var roles = settings.Roles;
        services.AddHealthProbes();
        if (roles.HasFlag(Roles.Api))
        {
            services.AddFollowing();
            services.AddHttpClient();
            services.AddSingleton(s => ApiProbe.Of(s.GetRequiredService<IHttpClientFactory>(), s.GetRequiredService<ListeningAddress>()));
        }

        if (roles.HasFlag(Roles.Relay))
        {
            services.AddRelay();
        }

        if (roles.HasFlag(Roles.Due))
        {
            services.AddDueWork(parts.Sources);
        }

        if (roles.HasFlag(Roles.Complete))
        {
            services.AddSlowLane();
        }

        if (roles.HasFlag(Roles.Verify))
        {
            services.AddRequestDoors(broker, settings.Edge);
        }
    }

    public static void MapVerification(this WebApplication app, Roles roles)
    {
        app.UseUnexpectedFaults();
        app.MapGet(VerificationRoutes.Alive, () => Results.Text("alive"));
        app.MapGet(VerificationRoutes.Ready, (HealthBoard health, RoadState road, IServiceProvider services) =>
            HealthAnswer.Of(health, road, services.GetService<SuspiciousWatch>(), services.GetService<QualityDueWatch>()));
        app.MapPrometheusScrapingEndpoint(VerificationRoutes.Metrics);
        if (roles.HasFlag(Roles.Api))
        {
            app.MapIntake();
            app.MapFollowing();
        }
    }
}
