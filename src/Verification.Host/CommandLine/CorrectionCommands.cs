using System.CommandLine;
using System.Globalization;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>What offices do about records that households object to: see them, tell the source, tell what it said.</summary>
/// <remarks>Prints ids, days and states; neither whose record it is nor what it says.</remarks>
internal static class CorrectionCommands
{
    private const int RowsMax = 1_000;

    private static readonly Text NotInTurn = new(
        "没有这项数据更正,或其状态不允许。", "There is no such correction, or it is not in a state that allows this (VR-COR-001).");

    public static Verb List(Surroundings around)
    {
        var all = new Option<bool>("--all") { Description = around.Terminal.Say(new Text("包括已有结果的", "those with an outcome as well")) };
        var json = Options.Json(around);
        var command = new Verb("list", around, new Text("列出有异议的信息", "List records that are objected to"),
            new Example("verification correction list", new Text("尚无结果的,最早的在前", "Those without an outcome, the oldest first")))
        {
            all, json,
        };
        command.SetAction((parsed, ct) => At(around, async store =>
        {
            Print(around.Terminal, parsed.GetValue(json), await store.List(parsed.GetValue(all), RowsMax, ct));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Verb Reach(Surroundings around)
    {
        var id = Options.Id(around, new Text("数据更正编号", "the id of the correction"));
        var json = Options.Json(around);
        var command = new Verb("reach", around, new Text("列出依据该信息的全部核对", "List every verification that rests on the record"),
            new Example("verification correction reach ID", new Text("含已重新核对的批次", "With the rechecks they are named in")))
        {
            id, json,
        };
        command.SetAction((parsed, ct) => At(around, async store =>
        {
            var reached = await store.Reach(parsed.GetValue(id), ct);
            if (parsed.GetValue(json))
                around.Terminal.Json(reached);
            else
                around.Terminal.Table(
                    new Text("依据该信息的核对", "Verifications that rest on the record"),
                    [new("提交方", "submitter"), new("核对编号", "id"), new("提出异议", "objects"), new("已重新评估", "assessed for"), new("批次", "recheck")],
                    reached.Select(r => (IReadOnlyList<string>)[r.Submitter, $"{r.VerificationId}", r.Disputes ? "+" : "", r.AssessedFor ?? "", r.BatchId ?? ""]));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Verb Sent(Surroundings around)
    {
        var id = Options.Id(around, new Text("数据更正编号", "the id of the correction"));
        var command = new Verb("sent", around, new Text("登记已转交数据源,自今日起计算答复期限", "Record that the source was told; its working days begin"),
            new Example("verification correction sent ID", new Text("期限按工作日计算", "Due by working days")))
        {
            id,
        };
        command.SetAction((parsed, ct) => At(around, async store =>
        {
            if (await store.Find(parsed.GetValue(id), ct) is not { Standing: CorrectionState.Disputed } found)
                return around.Terminal.Refuse(ExitCode.Failed, NotInTurn);
            var now = around.Clock.GetUtcNow();
            var due = WorkingDayCalendar.Load().AddWorkingDays(ChinaTime.DayOf(now), found.AnswerDays);
            if (!await store.Sent(found.CorrectionId, now, due, ct))
                return around.Terminal.Refuse(ExitCode.Failed, NotInTurn);
            around.Terminal.Line(new Text($"应于 {due.Day:yyyy-MM-dd} 前答复。", $"Due by {due.Day:yyyy-MM-dd}."));
            return ExitCode.Done;
        }));
        return command;
    }

    public static Verb Told(Surroundings around)
    {
        var say = around.Terminal.Say;
        var id = Options.Id(around, new Text("数据更正编号", "the id of the correction"));
        var outcome = new Argument<string>("OUTCOME") { Description = say(new Text("upheld 维持,corrected 更正或撤销", "upheld, or corrected: withdrawn or changed")) };
        outcome.AcceptOnlyFromAmong("upheld", "corrected");
        var by = new Option<string>("--by") { Description = say(new Text("登记人编号,不是姓名", "who records it: a reference, never a name")), HelpName = "REF", Required = true };
        var evidence = new Option<string>("--evidence") { Description = say(new Text("数据源答复的编号", "reference of the source's answer")), HelpName = "REF", Required = true };
        var amount = new Option<string?>("--amount") { Description = say(new Text("更正后的金额(元);不填则撤销该信息", "yuan instead; absent: the record is withdrawn")), HelpName = "YUAN" };
        var command = new Verb("told", around, new Text("登记数据源的答复,随后重新评估", "Record what the source said; everything that rests on it is assessed again"),
            new Example("verification correction told ID upheld --by officer-17 --evidence doc-9", new Text("信息维持", "The record stands")),
            new Example("verification correction told ID corrected --amount 1200.00 --by officer-17 --evidence doc-9", new Text("金额更正", "Another amount")))
        {
            id, outcome, by, evidence, amount,
        };
        command.SetAction((parsed, ct) => At(around, async store =>
        {
            var state = CorrectionStates.Parse(parsed.GetValue(outcome)!);
            if (SealedAmount(around, parsed.GetValue(id), state, parsed.GetValue(amount), out var instead) is { } refused)
                return around.Terminal.Refuse(ExitCode.WrongUse, refused);
            if (!await store.Told(parsed.GetValue(id), state, around.Clock.GetUtcNow(), parsed.GetValue(by)!, parsed.GetValue(evidence)!, instead, ct))
                return around.Terminal.Refuse(ExitCode.Failed, NotInTurn);
            around.Terminal.Line(new Text("已登记,即将重新评估。", "Recorded; what rests on it is assessed again."));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Text? SealedAmount(Surroundings around, Guid id, CorrectionState state, string? amount, out byte[]? instead)
    {
        instead = null;
        if (amount is null)
            return null;
        if (state != CorrectionState.Corrected || !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yuan))
            return new Text("--amount 只用于 corrected,且应为金额", "--amount goes with corrected, and is an amount");
        if (around.Variable("VERIFICATION_KEYS") is not { Length: > 0 } keys)
            return Missing.Variable("VERIFICATION_KEYS");
        using var vault = new Vault(KeyFile.Load(keys));
        instead = MarkedRecords.Seal(id, Money.Of(yuan), vault);
        return null;
    }

    private static async Task<int> At(Surroundings around, Func<CorrectionStore, Task<int>> work)
    {
        if (around.Variable("VERIFICATION_DATABASE_ROAD") is not { Length: > 0 } connection)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable("VERIFICATION_DATABASE_ROAD"));
        await using var road = RoadDatabase.Open(connection);
        return await work(new CorrectionStore(road));
    }

    private static void Print(Terminal terminal, bool json, IReadOnlyList<StoredCorrection> rows)
    {
        if (json)
            terminal.Json(rows.Select(r => new { r.CorrectionId, r.Source, r.State, r.VerificationId, r.Author, r.DisputedAt, r.SentAt, r.DueOn, r.DueProvisional, r.ToldAt, r.Submitter }));
        else if (rows.Count == 0)
            terminal.Line(new Text("没有有异议的信息。", "No record is objected to."));
        else
            terminal.Table(
                new Text("数据更正", "Corrections"),
                [new("编号", "id"), new("数据源", "source"), new("状态", "state"), new("提交方", "submitter"), new("核对编号", "verification"), new("提出时间", "since"), new("期限", "due")],
                rows.Select(r => (IReadOnlyList<string>)
                    [$"{r.CorrectionId}", r.Source, r.State, r.Submitter, $"{r.VerificationId}", $"{r.DisputedAt:u}", r.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""]));
    }
}
