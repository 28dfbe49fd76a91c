using Verification.Platform.FailedWork;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>How a row of failed work is shown: ids, codes and digests.</summary>
internal static class FailedWorkPage
{
    /// <summary>The row as JSON shows it, the digest in hexadecimal.</summary>
    public static object Shown(FailedWorkRow row) => new
    {
        row.Id, row.Queue, row.Reason, row.Detail, BodyDigest = Convert.ToHexStringLower(row.BodyDigest), row.MessageId, row.CorrelationId,
        row.Submitter, row.FirstFailedAt, row.Tries, row.State, row.RetriedAt,
    };

    public static void Print(Terminal terminal, FailedWorkRow row)
    {
        (Text Name, string? Value)[] lines =
        [
            (new("编号", "id"), $"{row.Id}"),
            (new("队列", "queue"), row.Queue),
            (new("原因", "reason"), row.Reason),
            (new("说明", "detail"), row.Detail),
            (new("提交方", "submitter"), row.Submitter),
            (new("消息编号", "message id"), row.MessageId),
            (new("关联编号", "correlation id"), row.CorrelationId),
            (new("正文摘要", "body digest"), Convert.ToHexStringLower(row.BodyDigest)),
            (new("首次失败", "first failed"), $"{row.FirstFailedAt:u}"),
            (new("次数", "tries"), $"{row.Tries}"),
            (new("状态", "state"), row.State),
            (new("重试于", "retried at"), row.RetriedAt is { } at ? $"{at:u}" : null),
        ];
        foreach (var (name, value) in lines.Where(line => line.Value is not null))
            terminal.Line($"{terminal.Say(name)}: {value}");
    }
}
