using System.CommandLine;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Snapshots of sources that wait for a person: listing them, and letting one in.</summary>
internal static class SourcesCommands
{
    private const string Variable = "VERIFICATION_DATABASE_ROAD";

    public static Verb List(Surroundings around)
    {
        var json = Options.Json(around);
        var command = new Verb("list", around, new Text("列出存疑待确认的数据快照", "List snapshots held as suspicious"),
            new Example("verification sources list", new Text("空的或骤减的快照,等待人工确认", "Empty or shrunken snapshots that wait for a person")))
        {
            json,
        };
        command.SetAction((parsed, ct) => At(around, async store =>
        {
            Print(around.Terminal, parsed.GetValue(json), await store.List(ct));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Verb Accept(Surroundings around)
    {
        var source = new Argument<string>("SOURCE") { Description = around.Terminal.Say(new Text("数据源代码", "the source's id")) };
        var snapshot = new Argument<string>("SNAPSHOT") { Description = around.Terminal.Say(new Text("快照编号", "the snapshot's id")) };
        var command = new Verb("accept", around, new Text("确认存疑的数据快照,使其生效", "Let a suspicious snapshot in"),
            new Example("verification sources accept vehicle-registry 20261031-01", new Text(
                "向数据源核实之后;重复执行无妨", "After asking the source; a second time does no harm")))
        {
            source, snapshot,
        };
        command.SetAction((parsed, ct) => At(around, async store => Say(
            around.Terminal, await store.Accept(new SourceId(parsed.GetValue(source)!), parsed.GetValue(snapshot)!, ct))));
        return command;
    }

    private static async Task<int> At(Surroundings around, Func<SuspiciousSnapshotStore, Task<int>> work)
    {
        if (around.Variable(Variable) is not { Length: > 0 } database)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable(Variable));
        await using var road = RoadDatabase.Open(database);
        return await work(new SuspiciousSnapshotStore(road, around.Clock));
    }

    private static int Say(Terminal terminal, AcceptOutcome outcome)
    {
        switch (outcome)
        {
            case AcceptOutcome.Accepted:
                terminal.Line(new Text("已确认,该快照现已生效。", "Let in: it is the current snapshot now."));
                return ExitCode.Done;
            case AcceptOutcome.AlreadyCurrent:
                terminal.Line(new Text("该快照已经生效。", "It is the current snapshot already."));
                return ExitCode.Done;
            case AcceptOutcome.Overtaken:
                return terminal.Refuse(ExitCode.Failed, new Text("已有更新的快照,无需确认。", "A later snapshot has overtaken it."));
            default:
                return terminal.Refuse(ExitCode.Failed, new Text("该数据源没有这个快照。", "The source has no such snapshot."));
        }
    }

    private static void Print(Terminal terminal, bool json, IReadOnlyList<SuspiciousSnapshot> rows)
    {
        if (json)
            terminal.Json(rows);
        else if (rows.Count == 0)
            terminal.Line(new Text("没有存疑的数据快照。", "No suspicious snapshots."));
        else
            terminal.Table(
                new Text("存疑的数据快照", "Suspicious snapshots"),
                [new("数据源", "source"), new("快照", "snapshot"), new("截至", "as of"), new("记录数", "records"), new("收到", "since"), new("现行快照", "current"), new("现行记录数", "its records")],
                rows.Select(row => (IReadOnlyList<string>)
                    [row.Source, row.SnapshotId, $"{row.AsOf:yyyy-MM-dd}", $"{row.RowCount}", $"{row.LoadedAt:u}", row.CurrentId ?? "", $"{row.CurrentCount}"]));
    }
}
