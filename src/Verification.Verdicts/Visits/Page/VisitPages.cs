using Verification.Contracts.Api;
using Verification.Verdicts.Reporting.Page;

namespace Verification.Verdicts.Visits.Page;

/// <summary>A visit list as pages to print: an overview, then one page a household; server-made, without script.</summary>
public static class VisitPages
{
    /// <param name="list">As composed.</param>
    /// <param name="englishFirst">English before Chinese; both always stand there.</param>
    public static string Of(VisitList list, bool englishFirst)
    {
        var words = new PageWords(englishFirst);
        Markup page = $"""
            <!DOCTYPE html>
            <html lang="{(englishFirst ? "en" : "zh-CN")}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="referrer" content="no-referrer" />
            <title>{list.Street} {list.Week} {(englishFirst ? "Visit list" : "入户名单")}</title>
            <style>{Style()}</style>
            </head>
            <body>
            {Overview(list, words)}
            {list.Households.Select(h => SheetPage.Of(h, list, words))}
            </body>
            </html>

            """;
        return page.ToString();
    }

    private static Markup Overview(VisitList list, PageWords words) => $"""
        <main class="overview">
        <h1>{Label(words, "list-title")}</h1>
        <table class="head"><tbody>
        <tr><th scope="row">{Label(words, "street")}</th><td>{list.StreetName} {list.Street}</td><th scope="row">{Label(words, "week")}</th><td>{list.Week} <span class="day">{list.From} – {list.To}</span></td></tr>
        <tr><th scope="row">{Label(words, "officers")}</th><td>{list.Officers}</td><th scope="row">{Label(words, "budget")}</th><td>{list.VisitsEach}</td></tr>
        <tr><th scope="row">{Label(words, "drawn-at")}</th><td class="day">{Vocabulary.ChinaTime.DayOf(list.DrawnAt)}</td><th scope="row">{Label(words, "given-before")}</th><td>{list.Withheld.GivenBefore}</td></tr>
        </tbody></table>
        <h2>{Label(words, "withheld")}</h2>
        <p class="statement">{words.Of(list.Withheld.Statement)}</p>
        <h2>{Label(words, "listed")}: {list.Households.Count}</h2>
        {Listed(list, words)}
        </main>
        """;

    private static Markup Listed(VisitList list, PageWords words) => list.Households.Count == 0
        ? (Markup)$"""<p class="none">{Label(words, "none")}</p>"""
        : $"""
        <table><thead><tr><th scope="col">{Label(words, "place")}</th><th scope="col">{Label(words, "case-no")}</th><th scope="col">{Label(words, "persons")}</th><th scope="col">{Label(words, "ask")}</th><th class="amount" scope="col">{Label(words, "yield")}</th></tr></thead>
        <tbody>{list.Households.Select(Row)}</tbody></table>
        """;

    private static Markup Row(VisitSheet sheet) => $"""
        <tr><td>{sheet.Place}</td><td>{sheet.CaseNo}</td><td>{string.Join(" ", sheet.Persons.Take(1).Select(p => p.Name))} ({sheet.Persons.Count})</td><td>{sheet.Asks.Count}</td><td class="amount">{sheet.ExpectedYield}</td></tr>
        """;

    internal static Markup Label(PageWords words, string code) => words.Of(SheetWords.Label(code));

    // Our own constants, the only text that goes in without being encoded beside what is typed in markup.
    private static Markup Style()
    {
        var style = Markup.Nothing;
        style.AppendLiteral(PageStyle.Css);
        style.AppendLiteral(Css);
        return style;
    }

    private const string Css = """

        main { break-after: page; display: flex; flex-direction: column; }
        main:last-of-type { break-after: auto; }
        @page { margin: 12mm 13mm 13mm; }
        .sheet { font-size: 9.2pt; line-height: 1.32; }
        .sheet h1 { font-size: 15pt; }
        .sheet h2 { margin: 2.5mm 0 1mm; font-size: 10pt; }
        .sheet table { font-size: 8.4pt; }
        .sheet th, .sheet td { padding: .5mm 1.1mm; }
        .sheet .asks td.answer { height: 12mm; }
        .asks { table-layout: fixed; }
        .asks th:nth-child(1) { width: 7%; }
        .asks th:nth-child(2) { width: 13%; }
        .asks th:nth-child(3) { width: 32%; }
        .asks th:nth-child(4) { width: 20%; }
        .persons { margin: 1mm 0; }
        .persons .person { margin-right: 3mm; }
        .sheet .signatures { margin-top: 2mm; }
        .sheet .signatures div { min-height: 12mm; }
        .sheet .signatures .line { min-height: 6mm; }
        .cut { margin: 3mm 0 1mm; border-top: .35mm dashed #1a1a1a; padding-top: .6mm; text-align: center; font-size: 8pt; }
        .officer { break-inside: avoid; }
        """;
}
