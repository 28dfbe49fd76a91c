using System.CommandLine;
using Verification.Platform.Database;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>The visits listed for a place and week: ids and yields; the pages themselves are given over HTTP, where each read is recorded.</summary>
internal static class VisitsCommand
{
    private static readonly Text WeekExpected = new("周次应写作 2026-W48", "A week is written 2026-W48");

    private static readonly Text StreetExpected = new("--street 应为 2 至 12 位行政区划代码", "--street is a region code of 2 to 12 digits");

    public static Verb Create(Surroundings around)
    {
        var street = new Option<string>("--street")
        {
            Description = around.Terminal.Say(new Text("街道(乡镇)代码,或其前几位", "code of a street, or its first digits")), HelpName = "DIGITS", Required = true,
        };
        var week = new Option<string?>("--week")
        {
            Description = around.Terminal.Say(new Text("周次,默认本周", "the week, by default the present one")), HelpName = "YYYY-Www",
        };
        var json = Options.Json(around);
        var command = new Verb("visits", around, new Text("列出某街道某周的入户名单(不含个人信息)", "List the visits of a street and week, without personal data"),
            new Example("verification visits --street 620502001", new Text("本周", "The present week")),
            new Example("verification visits --street 6205 --week 2026-W48 --json", new Text("全市,供程序读取", "A whole city, for programs")))
        {
            street, week, json,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(street)!, parsed.GetValue(week), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, string street, string? week, bool json, CancellationToken ct)
    {
        if (!RegionCode.TryParse(street, out var place))
            return around.Terminal.Refuse(ExitCode.WrongUse, StreetExpected);
        var asked = VisitWeek.Of(ChinaTime.DayOf(around.Clock.GetUtcNow()));
        if (week is not null && !VisitWeek.TryParse(week, out asked))
            return around.Terminal.Refuse(ExitCode.WrongUse, WeekExpected);
        if (around.Variable("VERIFICATION_DATABASE_DOOR") is not { Length: > 0 } connection)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable("VERIFICATION_DATABASE_DOOR"));
        await using var door = DoorDatabase.Open(connection);
        // Whoever holds the connection string is the operator of this installation: no scope narrows his view.
        var listed = await new VisitQueries(door).InWeek(Scope.Everything, place.Code, asked, ct);
        if (json)
            around.Terminal.Json(listed);
        else
            Print(around.Terminal, listed);
        return ExitCode.Done;
    }

    private static void Print(Terminal terminal, IReadOnlyList<ListedVisit> listed)
    {
        if (listed.Count == 0)
        {
            terminal.Line(new Text("该周没有入户名单。", "No visits are listed for this week."));
            return;
        }

        terminal.Table(
            new Text("入户名单", "Visits"),
            [new("提交方", "submitter"), new("街道", "street"), new("序号", "no."), new("核对编号", "id"), new("案件", "case"), new("预期收益(元/年)", "yield, yuan a year"), new("暂缓", "withheld")],
            listed.Select(v => (IReadOnlyList<string>)
                [v.Submitter, v.Street, $"{v.Place}", $"{v.VerificationId}", v.CaseNo ?? "", $"{v.Expected}", $"{v.Withheld}"]));
    }
}
