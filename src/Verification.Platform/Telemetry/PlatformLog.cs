using Microsoft.Extensions.Logging;

namespace Verification.Platform.Telemetry;

/// <summary>Every log line of the platform; ids and counts only.</summary>
/// <remarks>Faults are named by type: an exception may quote the row it fell over.</remarks>
internal static partial class PlatformLog
{
    [LoggerMessage(1001, LogLevel.Information, "Relay published {Rows} outbox rows: left to it on purpose, or by a process that did not live to publish them.")]
    public static partial void RelaySwept(this ILogger log, int rows);

    [LoggerMessage(1002, LogLevel.Warning, "Relay could not publish; the rows stay and are tried again: {Fault}")]
    public static partial void RelayFailed(this ILogger log, string fault);

    [LoggerMessage(1003, LogLevel.Warning, "Listening on channel {Channel} broke off; polling goes on until it listens again: {Fault}")]
    public static partial void ListeningBroke(this ILogger log, string channel, string fault);

    [LoggerMessage(1004, LogLevel.Error, "Probe {Probe} has missed {Misses} times, not ready: {Fault}")]
    public static partial void ProbeRed(this ILogger log, string probe, int misses, string? fault);

    [LoggerMessage(1005, LogLevel.Information, "Probe {Probe} is good again.")]
    public static partial void ProbeGood(this ILogger log, string probe);

    [LoggerMessage(1006, LogLevel.Warning, "This process ends itself at {Point}: its environment says so. Never set that where real requests are taken.")]
    public static partial void CrashArmed(this ILogger log, string point);

    [LoggerMessage(1007, LogLevel.Warning, "Queue {Queue} was not there and has been declared again; what waited in it is gone until its senders send it again.")]
    public static partial void QueueDeclaredAgain(this ILogger log, string queue);

    [LoggerMessage(1008, LogLevel.Warning, "The topology could not be declared; it is tried again: {Fault}")]
    public static partial void TopologyNotDeclared(this ILogger log, string fault);
}
