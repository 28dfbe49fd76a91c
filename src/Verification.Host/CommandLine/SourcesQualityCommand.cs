using System.CommandLine;
using Verification.Evidence;
using Verification.Host.Showing;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>How late, how complete and how much in accord with others each source is: measures it, and shows what was measured last.</summary>
/// <remarks>Prints counts and shares of no person.</remarks>
internal static class SourcesQualityCommand
{
    private const string Variable = "VERIFICATION_DATABASE_ROAD";

    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var measure = new Option<bool>("--measure") { Description = say(new Text("先对已存的核对信息重新测量", "measure anew over the evidence kept")) };
        var months = Options.Number(
            around, "--months", new Text("测量最近多少个整月", "how many of the last full months are measured"), 1, QualityMeasuring.MonthsMax, QualityMeasuring.MonthsUsual);
        var all = new Option<bool>("--all") { Description = say(new Text("逐类逐月列出", "each kind and month")) };
        var json = Options.Json(around);
        var command = new Verb("quality", around, new Text("数据源的滞后、完整率与不一致率", "Lag, completeness and disagreement of each source"),
            new Example("verification sources quality", new Text(
                $"最近一次测量的结果、时间与下次应测时间;服务每 {QualitySchedule.Usual.EveryDays} 天({QualitySchedule.Variable},1–{QualitySchedule.EveryDaysMax})在夜间 {QualityDueDecision.NightHour} 时(北京时间)自行测量",
                $"What was measured last, when, and when it is due again; the service measures by itself every {QualitySchedule.Usual.EveryDays} days ({QualitySchedule.Variable}, 1–{QualitySchedule.EveryDaysMax}) at {QualityDueDecision.NightHour}:00 in the night of China")),
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
        if (!QualitySchedule.TryParse(around.Variable(QualitySchedule.Variable), out var schedule))
            return around.Terminal.Refuse(ExitCode.WrongUse, QualitySchedule.Fault);
        await using var road = RoadDatabase.Open(database);
        var (store, due) = (new QualityStore(road.Aside, new(road.Aside)), new QualityDueStore(road));
        if (months is { } measured && await Measure(around, store, measured, json, ct) is not ExitCode.Done and var refused)
            return refused;
        var now = around.Clock.GetUtcNow();
        // Fewer months are a look, not what the law's limits are to rest on for a week.
        if (months >= QualityMeasuring.MonthsUsual)
            await due.DoneByHand(now, QualityDueDecision.After(now, schedule), ct);
        var rows = await store.Last(ct);
        var standing = await due.Find(ct);
        Print(around.Terminal, json, all ? rows : [.. rows.Where(r => r.Kind.Length == 0)], standing, standing is not null && QualityDueDecision.IsLate(standing, schedule, now));
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

    private static void Print(Terminal terminal, bool json, IReadOnlyList<StoredQuality> rows, QualityStanding? standing, bool late)
    {
        if (json)
            terminal.Json(new { standing?.RenewedAt, standing?.DueAt, Late = late, Figures = rows });
        else
            QualityPage.Print(terminal, rows, standing, late);
    }
}
