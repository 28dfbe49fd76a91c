using System.CommandLine;
using Verification.Contracts.Api;
using Verification.Host.Showing;
using Verification.Pipeline.Doors.Following;
using Verification.Platform.Database;
using Verification.Verdicts.Following;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>The verifications of every submitter or of one, latest received first, a page at a time.</summary>
internal static class ListCommand
{
    public static Verb Create(Surroundings around)
    {
        var submitter = Value(around, "--submitter", "CODE", new("只看该提交方", "of this submitter only"));
        // Named as in the query of GET /v1/verifications, which is read by the same reader.
        (string Name, Option<string?> Option)[] filters =
        [
            (ListQuestionReader.State, Value(around, "--state", "STATE", new("状态:received、gathering、decided 或 closed", "received, gathering, decided or closed"))),
            (ListQuestionReader.Outcome, Value(around, "--outcome", "OUTCOME", new("最近一轮意见:eligible、ineligible 或 review", "what the latest verdict says: eligible, ineligible or review"))),
            (ListQuestionReader.Programme, Value(around, "--programme", "CODE", new("救助项目", "a programme"))),
            (ListQuestionReader.Region, Value(around, "--region", "DIGITS", new("行政区划代码前几位", "the first digits of the region"))),
            (ListQuestionReader.CaseNo, Value(around, "--case", "NUMBER", new("提交方的案件编号", "the submitter's case number"))),
            (ListQuestionReader.ReceivedFrom, Value(around, "--from", "YYYY-MM-DD", new("收到日期,起", "received on this day or later"))),
            (ListQuestionReader.ReceivedTo, Value(around, "--to", "YYYY-MM-DD", new("收到日期,止", "received on this day or earlier"))),
            (ListQuestionReader.Batch, Value(around, "--batch", "ID", new("批次编号", "a batch"))),
            (ListQuestionReader.Limit, Value(around, "--limit", "N", new($"每页条数,1 至 {FollowLimits.PageMax}", $"how many on a page, 1 to {FollowLimits.PageMax}"))),
            (ListQuestionReader.Cursor, Value(around, "--cursor", "CURSOR", new("上一页给出的游标", "the cursor the page before gave"))),
        ];
        var json = Options.Json(around);
        var command = new Verb("list", around, new Text("列出核对", "List verifications"),
            new Example("verification list", new Text("最近收到的在前", "The latest received first")),
            new Example("verification list --outcome review --region 6205", new Text("天水市需进一步核实的", "Those of Tianshui that need a closer look")),
            new Example("verification list --batch 2026-11 --limit 200 --json", new Text("某批次,供程序读取", "Those of a batch, for programs")))
        {
            submitter, json,
        };
        foreach (var (_, option) in filters)
            command.Add(option);
        command.SetAction((parsed, ct) => Run(
            around, parsed.GetValue(submitter),
            [.. filters.Where(f => parsed.GetValue(f.Option) is not null).Select(f => KeyValuePair.Create(f.Name, parsed.GetValue(f.Option)!))],
            parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(
        Surroundings around, string? submitter, IReadOnlyList<KeyValuePair<string, string>> filters, bool json, CancellationToken ct)
    {
        var reading = ListQuestionReader.Read(filters);
        if (reading is ListReading.Refused { Faults: var faults })
            return FaultsPage.Refuse(around.Terminal, faults);
        if (around.Variable("VERIFICATION_DATABASE_DOOR") is not { Length: > 0 } connection)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable("VERIFICATION_DATABASE_DOOR"));
        await using var door = DoorDatabase.Open(connection);
        var question = ((ListReading.Readable)reading).Question;
        // Whoever holds the connection string is the operator of this installation: no scope narrows his view.
        var list = await new VerificationListQueries(door).List(
            Scope.Everything, question.Filter with { Submitter = submitter }, question.Below, question.Limit, ct);
        var page = ListPage.Of(list);
        if (json)
            around.Terminal.Json(page);
        else
            Print(around.Terminal, page);
        return ExitCode.Done;
    }

    private static void Print(Terminal terminal, VerificationsPage page)
    {
        if (page.Verifications.Count == 0)
            terminal.Line(new Text("没有符合条件的核对。", "No verification fits."));
        else
            Table(terminal, page);
        if (page.Next is { } next)
            terminal.Line(new Text($"还有更多:--cursor {next}", $"There are more to look at: --cursor {next}"));
    }

    private static void Table(Terminal terminal, VerificationsPage page) =>
        terminal.Table(
            new Text("核对", "Verifications"),
            [new("核对编号", "id"), new("提交方/请求", "submitter/request"), new("案件", "case"), new("地区", "region"), new("收到于", "received at"),
                new("状态", "state"), new("意见", "verdict")],
            page.Verifications.Select(v => (IReadOnlyList<string>)
                [$"{v.VerificationId}", $"{v.Submitter}/{v.RequestId}", v.CaseNo ?? "", v.Region, $"{v.ReceivedAt:u}", v.State, Said(v.Verdict)]));

    private static string Said(ListedVerdict? verdict) => verdict is null
        ? ""
        : string.Join(' ', verdict.Outcomes.Select(o => $"{o.Programme}:{o.Outcome}")) + (verdict.Round > 1 ? $" ({verdict.Round})" : "");

    private static Option<string?> Value(Surroundings around, string name, string shape, Text meaning) =>
        new(name) { Description = around.Terminal.Say(meaning), HelpName = shape };
}
