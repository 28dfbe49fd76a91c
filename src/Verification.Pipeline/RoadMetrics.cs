using System.Diagnostics.Metrics;
using Verification.Platform.Telemetry;
using Verification.Verdicts.Composing;

namespace Verification.Pipeline;

/// <summary>What the road counts; programmes and outcomes only, never a person or an amount.</summary>
internal static class RoadMetrics
{
    private static readonly Counter<long> Verdicts =
        Telemetry.Metrics.CreateCounter<long>("verification.road.verdicts", "{verdict}", "Programme outcomes composed");

    private static readonly Counter<long> ParkedCases =
        Telemetry.Metrics.CreateCounter<long>("verification.road.parked", "{case}", "Cases that left the fast lane with open asks");

    private static readonly Histogram<int> BatchSize =
        Telemetry.Metrics.CreateHistogram<int>("verification.road.batch", "{case}", "Cases committed in one transaction");

    private static readonly Histogram<double> CommitTime =
        Telemetry.Metrics.CreateHistogram<double>("verification.road.commit", "s", "Duration of one group commit");

    private static readonly Counter<long> LoneTries =
        Telemetry.Metrics.CreateCounter<long>("verification.road.lone_tries", "{try}", "Suspects tried alone");

    private static readonly Counter<long> Culprits =
        Telemetry.Metrics.CreateCounter<long>("verification.road.culprits", "{message}", "Suspects that rest because they end the process");

    public static void SuspectTried() => LoneTries.Add(1);

    public static void SuspectRests() => Culprits.Add(1);

    public static void Decided(ComposedVerdict verdict)
    {
        if (!Verdicts.Enabled)
        {
            return;
        }

        foreach (var programme in verdict.Contract.Programmes)
        {
            Verdicts.Add(1, new("programme", programme.Programme), new("outcome", programme.Outcome));
        }
    }

    public static void Parked() => ParkedCases.Add(1);

    public static void Committed(int cases, TimeSpan took)
    {
        BatchSize.Record(cases);
        CommitTime.Record(took.TotalSeconds);
    }
}
