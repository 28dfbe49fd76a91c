using System.Data.Common;
using System.Net.Sockets;
using RabbitMQ.Client.Exceptions;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Turns an exception that reached the command line into a sentence with the command that helps.</summary>
internal static class Failures
{
    /// <summary>A fault of ours rather than of the environment: its trace is worth printing.</summary>
    public static bool IsOurs(Exception error) =>
        error is not (BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or DbException or IOException or UnauthorizedAccessException);

    public static Text Explain(Exception error) => error switch
    {
        BrokerUnreachableException or AlreadyClosedException => new Text(
            "连接不上 RabbitMQ:请检查 VERIFICATION_BROKER,或运行 verification up。",
            "RabbitMQ cannot be reached: check VERIFICATION_BROKER, or run verification up."),
        OperationInterruptedException { ShutdownReason.ReplyCode: 404 } => new Text(
            "RabbitMQ 上缺少交换机或队列:请先运行 verification broker setup。",
            "An exchange or queue is missing at RabbitMQ: run verification broker setup first."),
        DbException { InnerException: SocketException } => new Text(
            "连接不上 PostgreSQL:请检查 VERIFICATION_DATABASE,或运行 verification up。",
            "PostgreSQL cannot be reached: check VERIFICATION_DATABASE, or run verification up."),
        DbException { SqlState: "42P01" or "3F000" } => new Text(
            "数据库尚未迁移:请先运行 verification db migrate。",
            "The database is not migrated: run verification db migrate first."),
        DbException db => new Text($"数据库报错 {db.SqlState}:{db.Message}", $"The database refused ({db.SqlState}): {db.Message}"),
        IOException or UnauthorizedAccessException => new Text($"文件读写失败:{error.Message}", $"A file could not be used: {error.Message}"),
        _ => new Text($"未预料的错误 {error.GetType().Name}:{error.Message}", $"Unexpected {error.GetType().Name}: {error.Message}"),
    };
}
