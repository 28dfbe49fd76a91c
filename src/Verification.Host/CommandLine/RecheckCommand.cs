using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Verification.Contracts;
using Verification.Contracts.Rechecks;
using Verification.Host.Submitting;
using Verification.Platform.Database;
using Verification.Platform.Messaging;
using Verification.Verdicts.Rechecks;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Asks through RabbitMQ for earlier households to be verified again, and writes what has changed if wanted.</summary>
internal static class RecheckCommand
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var file = new Argument<string?>("FILE")
        {
            Description = say(new Text("一份 JSON;格式见 contracts/schemas", "one JSON object; shape: contracts/schemas")), Arity = ArgumentArity.ZeroOrOne,
        };
        var cases = List("--case", "NUMBER", new Text("案件编号,可多个", "case numbers"));
        var ids = List("--ids", "ID", new Text("此前的核对编号,可多个", "ids of earlier verifications"));
        var submitter = Word("--submitter", "CODE", new Text("提交方(不用文件时)", "the submitter, without a file"));
        var batch = Word("--batch", "ID", new Text("批次编号(不用文件时)", "the id of the batch, without a file"));
        var asOf = Word("--as-of", "YYYY-MM-DD", new Text("基准日,默认今天", "the day asked for, today unless given"));
        var csv = Word("--csv", "OUT", new Text("等待结束并写出变化", "wait for the end and write what has changed"));
        var patience = Options.Number(around, "--patience", new Text("最多等待多少秒", "how many seconds to wait at most"), 1, 86_400, 3_600);
        var command = new Verb("recheck", around, new Text("定期核对:再次核对此前的家庭", "Verify earlier households again"),
            new Example("verification recheck recheck.json --csv changes.csv", new Text("只列出变化", "Writes only what has changed")),
            new Example(
                "verification recheck --submitter tianshui-dibao --batch 2026-12 --case TS2020-000001 --case TS2020-000002",
                new Text("按案件编号,不用再填任何内容", "By case numbers; nothing is typed again")))
        {
            file, cases, ids, submitter, batch, asOf, csv, patience,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var today = ChinaTime.Today(around.Clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var body = parsed.GetValue(file) is { } path
                ? await Read(path, ct)
                : Body(parsed.GetValue(submitter), parsed.GetValue(batch), parsed.GetValue(asOf) ?? today, parsed.GetValue(ids), parsed.GetValue(cases));
            return body is null
                ? around.Terminal.Refuse(ExitCode.WrongUse, new Text(
                    "请给出一个可读的文件,或 --submitter、--batch 与 --case 或 --ids。",
                    "Give a file that can be read, or --submitter, --batch and --case or --ids."))
                : await Run(around, body, parsed.GetValue(csv), TimeSpan.FromSeconds(parsed.GetValue(patience)), ct);
        });
        return command;

        Option<string[]> List(string name, string shape, Text meaning) =>
            new(name) { Description = say(meaning), HelpName = shape, AllowMultipleArgumentsPerToken = true };

        Option<string?> Word(string name, string shape, Text meaning) => new(name) { Description = say(meaning), HelpName = shape };
    }

    private static async Task<int> Run(Surroundings around, RecheckVerifications recheck, string? csv, TimeSpan patience, CancellationToken ct)
    {
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var broker))
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker);
        if (csv is not null && around.Variable("VERIFICATION_DATABASE_DOOR") is not { Length: > 0 })
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable("VERIFICATION_DATABASE_DOOR"));
        var request = new Request(
            new(recheck.Submitter, recheck.BatchId), JsonSerializer.SerializeToUtf8Bytes(recheck, ContractJson.Wire.RecheckVerifications));
        if (await new Submission(broker, Topology.KeyRecheck, around.Clock).Send([request], new Progress<long>(), ct) > 0)
            return around.Terminal.Refuse(ExitCode.Failed, new Text("RabbitMQ 未接收。", "RabbitMQ did not take it."));
        if (csv is not null)
            return await Write(around, recheck, csv, patience, ct);
        around.Terminal.Line(new Text("已发送。", "Sent."));
        return ExitCode.Done;
    }

    /// <summary>Waits until the recheck is closed and writes its table, with the mark spreadsheets know UTF-8 by.</summary>
    private static async Task<int> Write(Surroundings around, RecheckVerifications recheck, string csv, TimeSpan patience, CancellationToken ct)
    {
        await using var door = DoorDatabase.Open(around.Variable("VERIFICATION_DATABASE_DOOR")!);
        var rechecks = new RecheckQueries(door);
        var began = around.Clock.GetTimestamp();
        while (around.Clock.GetElapsedTime(began) < patience)
        {
            // Whoever holds the connection string is the operator of this installation: no scope narrows his view.
            if (await rechecks.Find(Scope.Everything, recheck.Submitter, recheck.BatchId, ct) is { ClosedAt: not null } closed)
            {
                var result = RecheckResult.Of(await rechecks.Of(Scope.Everything, closed, ct));
                await File.WriteAllTextAsync(csv, RecheckCsv.Of(result), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), ct);
                around.Terminal.Line(new Text(
                    $"{result.Changes.Count} 项变化,{result.Undecided.Count} 户未定,{result.Counts.Unchanged} 户无变化:{csv}",
                    $"{result.Changes.Count} changes, {result.Undecided.Count} undecided, {result.Counts.Unchanged} without change: {csv}"));
                return ExitCode.Done;
            }

            await Task.Delay(LookEvery, around.Clock, ct);
        }

        return around.Terminal.Refuse(ExitCode.Failed, new Text(
            "尚未结束,或已被退回(见 verification failed list)。", "It has not ended, or it was refused (see verification failed list)."));
    }

    private static async Task<RecheckVerifications?> Read(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
            return null;
        await using var stream = File.OpenRead(path);
        try
        {
            return await JsonSerializer.DeserializeAsync(stream, ContractJson.Wire.RecheckVerifications, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RecheckVerifications? Body(string? submitter, string? batch, string asOf, string[]? ids, string[]? cases)
    {
        var parsed = (ids ?? []).Select(id => Guid.TryParse(id, out var known) ? known : (Guid?)null).ToList();
        return submitter is null || batch is null || parsed.Contains(null) || parsed.Count + (cases?.Length ?? 0) == 0
            || !DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? null
            : new()
            {
                Submitter = submitter,
                BatchId = batch,
                Verifications = parsed.Count == 0 ? null : [.. parsed.Select(id => $"{id}")],
                CaseNos = cases is { Length: > 0 } ? cases : null,
                AsOf = day,
            };
    }
}
