using System.CommandLine;
using System.Globalization;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>How late, how complete and how much in accord with others each source is: measures it, and shows what was measured last.</summary>
/// <remarks>Prints counts and shares of no person.</remarks>
internal static class SourcesQualityCommand
{
    private const string Variable = "VERIFICATION_DATABASE_ROAD";
    private const int MonthsUsual = 12;

    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var measure = new Option<bool>("--measure") { Description = say(new Text("先对已存的核对信息重新测量", "measure anew over the evidence kept")) };
        var months = Options.Number(
            around, "--months", new Text("测量最近多少个整月", "how many of the last full months are measured"), 1, QualityMeasuring.MonthsMax, MonthsUsual);
        var all = new Option<bool>("--all") { Description = say(new Text("逐类逐月列出", "each kind and month")) };
        var json = Options.Json(around);
        var command = new Verb("quality", around, new Text("数据源的滞后、完整率与不一致率", "Lag, completeness and disagreement of each source"),
            new Example("verification sources quality", new Text("最近一次测量的结果", "What was measured last")),
            new Example("verification sources quality --measure --months 12", new Text(
                "对最近 12 个整月重新测量;政策包中的 quality 限度以此为准", "Measures the last 12 full months anew; limits named in packs go by it")))
        {
            measure, months, all, json,
        };
        command.SetAction((parsed, ct) => Run(
            around, parsed.GetValue(measure) ? parsed.GetValue(months) : null, parsed.GetValue(all), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, int? months, bool all, bool json, CancellationToken ct)
    {
        if (around.Variable(Variable) is not { Length: > 0 } database)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable(Variable));
        await using var road = RoadDatabase.Open(database);
        var store = new QualityStore(road, new(road));
        if (months is { } measured && await Measure(around, store, measured, json, ct) is not ExitCode.Done and var refused)
            return refused;
        var rows = await store.Last(ct);
        Print(around.Terminal, json, all ? rows : [.. rows.Where(r => r.Kind.Length == 0)]);
        return ExitCode.Done;
    }

    private static async Task<int> Measure(Surroundings around, QualityStore store, int months, bool json, CancellationToken ct)
    {
        if (around.Variable("VERIFICATION_KEYS") is not { Length: > 0 } keys)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable("VERIFICATION_KEYS"));
        using var vault = new Vault(KeyFile.Load(keys));
        var seen = await new QualityMeasuring(store, vault, around.Clock).Measure(months, ct);
        if (!json)
            around.Terminal.Line(new Text($"已对 {seen} 件核对的信息测量。", $"Measured over the evidence of {seen} verifications."));
        return ExitCode.Done;
    }

    private static void Print(Terminal terminal, bool json, IReadOnlyList<StoredQuality> rows)
    {
        if (json)
            terminal.Json(rows);
        else if (rows.Count == 0)
            terminal.Line(new Text("尚未测量;请使用 --measure。", "Nothing is measured yet; use --measure."));
        else
        {
            terminal.Table(
                new Text("数据源质量", "Quality of sources"),
                [new("数据源", "source"), new("种类", "kind"), new("月份", "months"), new("滞后(天)", "lag, days"), new("完整率", "completeness"), new("不一致率", "disagreement"), new("测量日期", "measured on")],
                rows.Select(r => (IReadOnlyList<string>)
                [
                    r.Source, r.Kind.Length > 0 ? r.Kind : "*", Months(r), Shown(Number(r.LagDays), r.LagCount), Shown(Share(r.Completeness), r.DueCount),
                    Shown(Share(r.Disagreement), r.SharedCount), $"{r.MeasuredOn:yyyy-MM-dd}",
                ]));
            terminal.Line(new Text(
                $"括号内为观测数;少于 {QualityTally.CountMin} 个不给出数值。", $"In brackets: observations; fewer than {QualityTally.CountMin} give no figure."));
        }
    }

    private static string Months(StoredQuality row) =>
        row.MonthFrom == row.MonthTo ? $"{row.MonthFrom:yyyy-MM}" : $"{row.MonthFrom:yyyy-MM}…{row.MonthTo:yyyy-MM}";

    private static string Shown(string figure, int count) => $"{figure} ({count})";

    private static string Number(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static string Share(decimal? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "-";
}
