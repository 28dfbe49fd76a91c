using System.Globalization;
using Verification.Evidence;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Showing;

/// <summary>What is measured of sources, when that was done last, and when it is due again.</summary>
internal static class QualityPage
{
    /// <summary>What helps when nobody has measured in time.</summary>
    public static readonly Text NextStep = new(
        "请查看角色 due 的日志(事件 3008),并执行 verification sources quality --measure",
        "look for event 3008 in the log of role due, and run verification sources quality --measure");

    /// <summary>The figures, and how measuring stands.</summary>
    public static void Print(Terminal terminal, IReadOnlyList<StoredQuality> rows, QualityStanding? standing, bool late)
    {
        if (rows.Count == 0)
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

        terminal.Line(Renewed(standing));
        if (late)
            terminal.Line(new Text($"!! 已逾期:{NextStep.Zh}。", $"!! overdue: {NextStep.En}."));
    }

    private static Text Renewed(QualityStanding? standing) => standing switch
    {
        null => new("服务尚未安排测量:角色 due 从未在此数据库上运行。", "No measurement is planned: role due has never run on this database."),
        { RenewedAt: null } => new($"尚未测量过;应于 {Instant(standing.DueAt)} 测量。", $"Not measured yet; due at {Instant(standing.DueAt)}."),
        { RenewedAt: { } at } => new(
            $"最近一次测量 {Instant(at)};下次应于 {Instant(standing.DueAt)} 测量。", $"Measured last at {Instant(at)}; due again at {Instant(standing.DueAt)}."),
    };

    private static string Instant(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Months(StoredQuality row) =>
        row.MonthFrom == row.MonthTo ? $"{row.MonthFrom:yyyy-MM}" : $"{row.MonthFrom:yyyy-MM}…{row.MonthTo:yyyy-MM}";

    private static string Shown(string figure, int count) => $"{figure} ({count})";

    private static string Number(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static string Share(decimal? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "-";
}
