using Microsoft.Extensions.Logging;

namespace Verification.Evidence;

/// <summary>What this step says in the log; sources and counts, never persons.</summary>
internal static partial class EvidenceLog
{
    [LoggerMessage(3001, LogLevel.Warning, "Source {Source}: a call with {Questions} questions failed with {Fault}")]
    public static partial void CallFailed(ILogger log, string source, string fault, int questions);

    [LoggerMessage(3002, LogLevel.Error, "Source {Source}: an answer was not believed ({Fault}); nothing of the call with {Questions} questions is kept")]
    public static partial void AnswerNotBelieved(ILogger log, string source, string fault, int questions);

    [LoggerMessage(3003, LogLevel.Warning, "Source {Source}, {Lane} lane: breaker open: {Open}")]
    public static partial void Breaker(ILogger log, string source, string lane, bool open);

    [LoggerMessage(3004, LogLevel.Error, "Source {Source}: the slow lane failed with {Fault} and goes on")]
    public static partial void SlowLaneFailed(ILogger log, string source, string fault);

    [LoggerMessage(3005, LogLevel.Error, "The sweep of open asks failed with {Fault} and goes on")]
    public static partial void SweepFailed(ILogger log, string fault);

    [LoggerMessage(3006, LogLevel.Information, "sources are measured anew over the evidence of {Verifications} verifications")]
    public static partial void Measured(ILogger log, int verifications);

    [LoggerMessage(3007, LogLevel.Warning, "a measurement of sources was taken over by another process or done by hand; its figures are not kept")]
    public static partial void MeasuredElsewhere(ILogger log);

    [LoggerMessage(3008, LogLevel.Error, "measuring sources failed with {Fault} and is tried again")]
    public static partial void NotMeasured(ILogger log, string fault);

    [LoggerMessage(3009, LogLevel.Warning, "sources were measured last at {RenewedAt}, though every {Days} days are set: run `verification sources quality --measure`")]
    public static partial void MeasurementLate(ILogger log, DateTimeOffset? renewedAt, int days);
}
