using Microsoft.Extensions.Logging;
using Verification.Platform.Database;

namespace Verification.Pipeline;

/// <summary>Every line the road logs; ids and codes only.</summary>
/// <remarks>Faults are named by type: the message of an exception may quote a value of the household it fell over.</remarks>
internal static partial class PipelineLog
{
    [LoggerMessage(4001, LogLevel.Warning, "batch of {Cases} not committed, attempt {Attempt}, {Kind}: {Fault}")]
    public static partial void CommitFailed(ILogger log, int cases, int attempt, FaultKind kind, string fault);

    [LoggerMessage(4002, LogLevel.Warning, "outbox row {Row} with {Messages} messages left to the relay: {Fault}")]
    public static partial void LeftToRelay(ILogger log, Guid row, int messages, string fault);

    [LoggerMessage(4003, LogLevel.Warning, "edge of queue {Queue} lost the broker and connects again: {Fault}")]
    public static partial void EdgeLost(ILogger log, string queue, string fault);

    [LoggerMessage(4004, LogLevel.Error, "a delivery of {Queue} failed for a fault of ours and rests in failed_work: {Fault}")]
    public static partial void CaseFailed(ILogger log, string queue, string fault);

    [LoggerMessage(4005, LogLevel.Error, "{Work} failed and will be tried again: {Fault}")]
    public static partial void WorkFailed(ILogger log, string work, string fault);

    [LoggerMessage(4006, LogLevel.Error, "verification {Verification} cannot be opened and is left out of a recheck: {Fault}")]
    public static partial void LeftOut(ILogger log, Guid verification, string fault);

    [LoggerMessage(4007, LogLevel.Information, "{Source} delivered snapshot {Snapshot} with {Records} records")]
    public static partial void DropTaken(ILogger log, string source, string snapshot, int records);

    [LoggerMessage(4008, LogLevel.Error, "drop {Snapshot} of {Source} refused: {Codes}")]
    public static partial void DropRefused(ILogger log, string source, string snapshot, string codes);

    [LoggerMessage(4009, LogLevel.Warning, "a body of {Queue} was in hand {Seen} times without an end and is tried alone, try {Try}: digest {Digest}…")]
    public static partial void SuspectTried(ILogger log, string queue, int seen, int @try, string digest);

    [LoggerMessage(4010, LogLevel.Error, "a body of {Queue} was in hand {Seen} times, ends the process and rests in failed_work: digest {Digest}…")]
    public static partial void SuspectRests(ILogger log, string queue, int seen, string digest);

    [LoggerMessage(4011, LogLevel.Warning, "a lone try of a body of {Queue} is outlived by its process and taken back: digest {Digest}…")]
    public static partial void Outlived(ILogger log, string queue, string digest);

    [LoggerMessage(4020, LogLevel.Warning, "snapshot {Snapshot} of {Source}: {Rows} rows are set aside, their persons are not known: {Faults}")]
    public static partial void DropRowsSetAside(ILogger log, string source, string snapshot, int rows, string faults);

    [LoggerMessage(4021, LogLevel.Warning, "snapshot {Snapshot} of {Source} is suspicious: {Records} records, the current one has {Current}; it waits for an operator")]
    public static partial void SnapshotSuspicious(ILogger log, string source, string snapshot, int records, int? current);
}
