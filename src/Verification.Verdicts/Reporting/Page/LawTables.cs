using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>What the law makes of it: indicators with articles, reasons, flags, and where to object.</summary>
internal static class LawTables
{
    private const string Assumed = "assumed";

    public static Markup Of(VerificationReport report, PageWords words) => $"""
        <h2 id="indicators">{words.Label("indicators")}</h2>
        <table>{words.Heads("indicator", "value!", "limit!", "result", "article")}
        <tbody>{report.Indicators.Select(i => Row(i, words))}</tbody></table>
        <h2 id="reasons">{words.Label("reasons")}</h2>
        <ul>{report.Reasons.Select(r => Reason(r, words))}</ul>
        <h2 id="flags">{words.Label("flags")}</h2>
        {Flags(report, words)}
        <h2 id="remedy">{words.Label("remedy")}</h2>
        <p>{words.Of(report.Remedy.Where)} {words.Label("remedy-days")}: {report.Remedy.Days}</p>
        """;

    private static Markup Row(ReportIndicator indicator, PageWords words) => $"""
        <tr><td>{words.Of(indicator.Name)}</td><td class="amount">{Linked(indicator)}</td><td class="amount">{indicator.Limit ?? "—"}</td>
        <td>{Result(indicator, words)}</td><td>{indicator.Article ?? "—"}</td></tr>
        """;

    private static Markup Result(ReportIndicator indicator, PageWords words) =>
        indicator.Result is { } result ? words.Of(ReportWords.Result(result)) : (Markup)$"—";

    /// <summary>A figure leads to the items it rests on.</summary>
    private static Markup Linked(ReportIndicator indicator)
    {
        var value = Value(indicator);
        return indicator.Code.Split('.')[0] is "income" or "property" ? $"""<a href="#{indicator.Code.Split('.')[0]}">{value}</a>""" : (Markup)$"{value}";
    }

    private static string Value(ReportIndicator indicator) => (indicator.Low, indicator.High) switch
    {
        (null, null) => "—",
        var (low, high) when low == high => low!,
        var (low, high) => $"{low ?? "…"} – {high ?? "…"}",
    };

    private static Markup Reason(VerdictReason reason, PageWords words) =>
        $"""<li>{words.Of(reason.Sentence)}{Article(reason.Article)}</li>""";

    private static Markup Article(string? article) => article is null ? Markup.Nothing : (Markup)$""" <span class="second">[{article}]</span>""";

    private static Markup Flags(VerificationReport report, PageWords words) => report.Flags.Count == 0
        ? $"""<p class="none">{words.Label("no-flags")}</p>"""
        : (Markup)$"<ul>{report.Flags.Where(f => f.Code != Assumed).Select(f => Flag(f, words))}{AssumedLaw(report, words)}</ul>";

    /// <summary>All values of law without an article in one line: each alone would bury the rest.</summary>
    private static Markup AssumedLaw(VerificationReport report, PageWords words)
    {
        ReportFlag[] assumed = [.. report.Flags.Where(f => f.Code == Assumed)];
        return assumed.Length == 0
            ? Markup.Nothing
            : (Markup)$"""<li>{words.Of(assumed[0].Sentence)} <span class="second">{string.Join(", ", assumed.Select(f => f.About))}</span></li>""";
    }

    private static Markup Flag(ReportFlag flag, PageWords words) => flag switch
    {
        { Code: "discrepancy", About: { } item } =>
            (Markup)$"""<li><a href="#items">{flag.MemberRef} {words.Of(ReportWords.Item(item))}</a>: {words.Of(flag.Sentence)}</li>""",
        _ => $"<li>{words.Of(flag.Sentence)}</li>",
    };
}
