using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>The report as a page to print, sign and stamp; server-made, without script.</summary>
public static class ReportPage
{
    /// <param name="report">As composed.</param>
    /// <param name="englishFirst">English before Chinese; both always stand there.</param>
    public static string Of(VerificationReport report, bool englishFirst)
    {
        var words = new PageWords(englishFirst);
        Markup page = $"""
            <!DOCTYPE html>
            <html lang="{(englishFirst ? "en" : "zh-CN")}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="referrer" content="no-referrer" />
            <title>{report.Number} {(englishFirst ? "Verification report" : "核对报告")}</title>
            <style>{Style()}</style>
            </head>
            <body><main>
            <h1>{words.Label("title")}</h1>
            {Banners(report, words)}
            {Head(report, words)}
            <p class="statement">{words.Of(report.Statement)}</p>
            <p>{words.Of(OnlyFor(report))}</p>
            {PersonTables.Of(report, words)}
            {ItemTables.Of(report, words)}
            {ReplyTables.Of(report, words)}
            {LawTables.Of(report, words)}
            {Signatures.Of(report, words)}
            <footer>{words.Label("pack")}: {report.Pack} · SHA-256 {report.PackDigest}<br />{words.Label("verdict-digest")}: {report.VerdictDigest}</footer>
            </main></body>
            </html>

            """;
        return page.ToString();
    }

    private static Markup Banners(VerificationReport report, PageWords words)
    {
        Markup state = report.State == ReportDecision.Valid
            ? Markup.Nothing
            : (Markup)$"""<p class="banner">{words.Of(ReportWords.State(report.State))}</p>""";
        Markup provisional = report.Provisional ? $"""<p class="banner">{words.Label("provisional")}</p>""" : Markup.Nothing;
        return $"{state}{provisional}";
    }

    private static Markup Head(VerificationReport report, PageWords words) => $"""
        <p class="number"><span>{words.Label("number")}: <strong>{report.Number}</strong></span>
        <span>{words.Label("version")}: {report.Version}</span>
        <span class="state">{words.Of(ReportWords.State(report.State))}</span></p>
        <table class="head"><tbody>
        <tr><th scope="row">{words.Label("programme")}</th><td>{words.Of(report.ProgrammeName)}</td><th scope="row">{words.Label("case-no")}</th><td>{report.CaseNo}</td></tr>
        <tr><th scope="row">{words.Label("region")}</th><td>{report.RegionName} {report.Region}</td><th scope="row">{words.Label("request")}</th><td>{report.Submitter} {report.RequestId}</td></tr>
        <tr><th scope="row">{words.Label("as-of")}</th><td class="day">{report.AsOf}</td><th scope="row">{words.Label("look-back")}</th><td>{report.LookBack.From} – {report.LookBack.To}</td></tr>
        <tr><th scope="row">{words.Label("issued-at")}</th><td class="day">{ChinaTime.DayOf(report.IssuedAt)}</td><th scope="row">{words.Label("valid-until")}</th><td class="day">{report.ValidUntil}</td></tr>
        <tr><th scope="row">{words.Label("verification")}</th><td colspan="3">{report.VerificationId.ToString()} · {words.Label("round")} {report.Round}</td></tr>
        <tr><th scope="row">{words.Label("outcome")}</th><td colspan="3"><strong>{words.Of(ReportWords.Outcome(report.Outcome))}</strong></td></tr>
        </tbody></table>
        """;

    private static BilingualText OnlyFor(VerificationReport report) => new(
        $"本报告仅用于“{report.ProgrammeName.Zh}”,不得用于其他救助项目。",
        $"For the programme “{report.ProgrammeName.En}” only; not to be used for another one.");

    // Our own constant, the only text that goes in without being encoded beside what is typed in markup.
    private static Markup Style()
    {
        var style = Markup.Nothing;
        style.AppendLiteral(PageStyle.Css);
        return style;
    }
}
