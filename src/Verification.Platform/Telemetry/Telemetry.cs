using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Verification.Platform.Telemetry;

/// <summary>Every name of a trace source or metric of the platform, once.</summary>
public static class Telemetry
{
    /// <summary>The name of the trace source and of the meter; steps make their own instruments on this meter.</summary>
    public const string Name = "Verification";

    public static ActivitySource Traces { get; } = new(Name);

    public static Meter Metrics { get; } = new(Name);

    /// <summary>Messages the broker has confirmed.</summary>
    public static Counter<long> Published { get; } = Metrics.CreateCounter<long>("verification.messages.published");

    /// <summary>Messages that went out again because no confirm came.</summary>
    public static Counter<long> Republished { get; } = Metrics.CreateCounter<long>("verification.messages.republished");

    /// <summary>Values sealed: bodies, evidence, and the wrapped keys of households.</summary>
    public static Counter<long> Sealed { get; } = Metrics.CreateCounter<long>("verification.vault.sealed");

    /// <summary>Messages laid to rest in failed work.</summary>
    public static Counter<long> Rested { get; } = Metrics.CreateCounter<long>("verification.failed_work.rested");
}
