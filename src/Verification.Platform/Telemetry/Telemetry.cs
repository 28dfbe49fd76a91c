using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Verification.Platform.Telemetry;

/// <summary>Every name of a trace source or metric, once.</summary>
public static class Telemetry
{
    /// <summary>The name of the trace source and of the meter.</summary>
    public const string Name = "Verification";

    public static ActivitySource Traces { get; } = new(Name);

    public static Meter Metrics { get; } = new(Name);
}
