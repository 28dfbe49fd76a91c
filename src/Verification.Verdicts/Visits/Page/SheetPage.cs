using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Verdicts.Reporting;
using Verification.Verdicts.Reporting.Page;

namespace Verification.Verdicts.Visits.Page;

/// <summary>One household's page: above the cut what the family may read and signs, below it what is for officers.</summary>
internal static class SheetPage
{
    /// <summary>Most questions and ledger items a page has room for; the most worth come first, the rest is in the system.</summary>
    private const int AsksMax = 5;
    private const int LinesMax = 4;
    private const int PersonsMax = 8;

    public static Markup Of(VisitSheet sheet, VisitList list, PageWords words)
    {
        var asks = sheet.Asks.Take(AsksMax).ToList();
        return $"""
            <main class="sheet">
            <section class="family">
            <h1>{Label(words, "title")}</h1>
            <p class="number"><span>{Label(words, "week")}: {list.Week}</span><span>{Label(words, "place")}: <strong>{sheet.Place}</strong> / {list.Households.Count}</span></p>
            {Head(sheet, words)}
            <p class="persons">{Label(words, "persons")}: {sheet.Persons.Take(PersonsMax).Select(p => Person(p, words))}</p>
            <h2>{Label(words, "asks")}</h2>
            <table class="asks"><thead><tr><th scope="col">{Label(words, "place")}</th><th scope="col">{Label(words, "about")}</th><th scope="col">{Label(words, "ask")}</th><th scope="col">{Label(words, "accepts")}</th><th scope="col">{Label(words, "answer")}</th></tr></thead>
            <tbody>{asks.Select((a, i) => Ask(a, i + 1, sheet, words))}</tbody></table>
            {More(sheet.Asks.Count > AsksMax, words)}
            <h2>{Label(words, "signatures")}</h2>
            <div class="signatures">{Signature("family", words)}{Signature("officer-1", words)}{Signature("officer-2", words)}</div>
            </section>
            <p class="cut">✂ {Label(words, "cut")}</p>
            <section class="officer">
            <h2>{Label(words, "why-title")}</h2>
            <table><thead><tr><th scope="col">{Label(words, "place")}</th><th scope="col">{Label(words, "why")}</th><th class="amount" scope="col">{Label(words, "size")}</th><th class="amount" scope="col">{Label(words, "yield")}</th></tr></thead>
            <tbody>{asks.Select((a, i) => Why(a, i + 1, words))}
            <tr><td></td><th scope="row">{Label(words, "together")}</th><td></td><td class="amount"><strong>{sheet.ExpectedYield}</strong></td></tr></tbody></table>
            <h2>{Label(words, "ledger")}</h2>
            {LedgerTable(sheet, words)}
            </section>
            </main>
            """;
    }

    private static Markup Head(VisitSheet sheet, PageWords words) => $"""
        <table class="head"><tbody>
        <tr><th scope="row">{Label(words, "case-no")}</th><td>{sheet.CaseNo}</td><th scope="row">{Label(words, "street")}</th><td>{sheet.StreetName} {sheet.Street}</td></tr>
        <tr><th scope="row">{Label(words, "verification")}</th><td>{sheet.VerificationId.ToString()} · {Label(words, "round")} {sheet.Round}</td><th scope="row">{Label(words, "address")}</th><td></td></tr>
        </tbody></table>
        """;

    private static Markup Person(VisitPerson person, PageWords words) =>
        $"""<span class="person">{person.MemberRef} {person.Name} {One(ReportWords.Relation(person.Relation), words)} {person.Document}</span> """;

    private static Markup Ask(VisitAsk ask, int place, VisitSheet sheet, PageWords words) => $"""
        <tr><td>{place}</td><td>{About(ask.MemberRef, sheet, words)}</td><td>{words.Of(ask.Question)}</td><td>{One(SheetWords.Papers(ask.Accepts), words)}</td><td class="answer"></td></tr>
        """;

    private static Markup About(string? memberRef, VisitSheet sheet, PageWords words) =>
        sheet.Persons.FirstOrDefault(p => p.MemberRef == memberRef) is { } person
            ? $"{person.Name}"
            : memberRef is null ? Label(words, "household") : (Markup)$"{memberRef}";

    private static Markup Why(VisitAsk ask, int place, PageWords words) => $"""
        <tr><td>{place}</td><td>{One(ask.Why, words)} <span class="second">{string.Join(", ", ask.Sources)} {Days(ask)}</span></td><td class="amount">{ask.Size ?? "—"}</td><td class="amount">{ask.ExpectedYield}</td></tr>
        """;

    private static Markup Days(VisitAsk ask) => ask is { From: null, To: null } ? Markup.Nothing : (Markup)$"{ask.From} – {ask.To}";

    // What is asked about comes first, then the largest differences.
    private static Markup LedgerTable(VisitSheet sheet, PageWords words)
    {
        if (sheet.Ledger.Count == 0)
        {
            return $"""<p class="none">{Label(words, "none")}</p>""";
        }

        var lines = sheet.Ledger.OrderBy(l => l.AskedAs is null).ThenBy(l => l.Tolerated).Take(LinesMax);
        return $"""
            <table><thead><tr><th scope="col">{Label(words, "about")}</th><th scope="col">{Label(words, "item")}</th><th class="amount" scope="col">{Label(words, "declared")}</th><th class="amount" scope="col">{Label(words, "found")}</th><th class="amount" scope="col">{Label(words, "difference")}</th><th class="amount" scope="col">{Label(words, "tolerance")}</th><th scope="col">{Label(words, "settled")}</th></tr></thead>
            <tbody>{lines.Select(l => Line(l, sheet, words))}</tbody></table>
            {More(sheet.Ledger.Count > LinesMax, words)}
            """;
    }

    private static Markup Line(LedgerLine line, VisitSheet sheet, PageWords words) => $"""
        <tr><td>{About(line.MemberRef, sheet, words)}</td><td>{One(SheetWords.Item(line.Item), words)}</td><td class="amount">{line.Declared}</td><td class="amount">{line.Found ?? "—"}</td><td class="amount">{line.Difference ?? "—"}</td><td class="amount">{line.Tolerance}</td><td>{Settled(line.Settled, words)}</td></tr>
        """;

    private static Markup Settled(LedgerSettlement? settled, PageWords words) =>
        settled is null ? Markup.Nothing : $"{settled.On} {One(SheetWords.Papers([settled.Answer]), words)} {settled.DecidedBy}";

    private static Markup More(bool more, PageWords words) => more ? $"""<p class="none">{Label(words, "more")}</p>""" : Markup.Nothing;

    private static Markup Signature(string label, PageWords words) => $"""
        <div>{Label(words, label)}<span class="line"></span>{Label(words, "date")}<span class="line"></span></div>
        """;

    // One page is short: only what is asked stands there in both languages.
    private static Markup Label(PageWords words, string code) => One(SheetWords.Label(code), words);

    private static Markup One(BilingualText text, PageWords words) => words.EnglishFirst
        ? $"""<span lang="en">{text.En}</span>"""
        : (Markup)$"""<span lang="zh-CN">{text.Zh}</span>""";
}
