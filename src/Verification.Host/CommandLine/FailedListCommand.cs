using Verification.Platform.FailedWork;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>What rests in failed work, oldest first; never a body.</summary>
internal static class FailedListCommand
{
    private const int RowsMax = 1000;

    public static Verb Create(Surroundings around)
    {
        var limit = Options.Number(around, "--limit", new Text("最多显示几行", "how many rows at most"), 1, RowsMax, 50);
        var json = Options.Json(around);
        var command = new Verb("list", around, new Text("列出失败的工作", "List failed work"),
            new Example("verification failed list", new Text("最早的在前", "The oldest first")))
        {
            limit, json,
        };
        command.SetAction((parsed, ct) => FailedWorkDesk.At(around, async desk =>
        {
            Print(around.Terminal, parsed.GetValue(json), await desk.Rows.List(after: null, parsed.GetValue(limit), ct));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(Terminal terminal, bool json, IReadOnlyList<FailedWorkRow> rows)
    {
        if (json)
            terminal.Json(rows.Select(FailedWorkPage.Shown));
        else if (rows.Count == 0)
            terminal.Line(new Text("没有失败的工作。", "No failed work."));
        else
            terminal.Table(
                new Text("失败的工作", "Failed work"),
                [new("编号", "id"), new("队列", "queue"), new("原因", "reason"), new("提交方", "submitter"), new("时间", "since"), new("次数", "tries"), new("状态", "state")],
                rows.Select(row => (IReadOnlyList<string>)
                    [$"{row.Id}", row.Queue, row.Reason, row.Submitter ?? "", $"{row.FirstFailedAt:u}", $"{row.Tries}", row.State]));
    }
}
