using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Verification.Platform.Telemetry;

namespace Verification.Host.Serve;

/// <summary>Traces and metrics: scraped at /metrics, and sent by OTLP where the usual variable names a collector.</summary>
internal static class Observation
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddObservation(this IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("verification"))
            .WithMetrics(m => m.AddMeter(Telemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter());
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Collector)))
        {
            telemetry.WithTracing(t => t.AddSource(Telemetry.Name, "Npgsql").AddAspNetCoreInstrumentation()).UseOtlpExporter();
        }
    }
}
