using Verification.Contracts.Api;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>Item by item: found, declared, difference, and below each the sources it rests on.</summary>
internal static class ItemTables
{
    private static readonly string[] Groups = ["income", "property", "expense", "fact"];

    public static Markup Of(VerificationReport report, PageWords words) => $"""
        <h2 id="items">{words.Label("items")}</h2>
        <p class="second">{words.Label("items-note")}</p>
        {Groups.Select(group => Table(group, [.. report.Items.Where(i => i.Group == group)], words))}
        """;

    private static Markup Table(string group, ReportItem[] items, PageWords words) => items.Length == 0
        ? (Markup)$"""<p id="{group}">{words.Of(ReportWords.Group(group))}: <span class="none">{words.Label("nothing")}</span></p>"""
        : $"""
        <p id="{group}"><strong>{words.Of(ReportWords.Group(group))}</strong></p>
        <table class="items">{words.Heads("item", "member", "period", "data-as-of", "found!", "declared!", "difference!")}
        <tbody>{items.SelectMany(item => Rows(item, words))}</tbody></table>
        """;

    private static IEnumerable<Markup> Rows(ReportItem item, PageWords words)
    {
        yield return $"""
            <tr class="item"><td>{words.Of(item.Name)}</td><td>{Member(item.MemberRef, words)}</td><td>{Period(item.From, item.To)}</td><td></td>
            <td class="amount">{Amount(item.Found)}</td><td class="amount">{Amount(item.Declared)}</td><td class="amount">{Amount(item.Difference)}</td></tr>
            """;
        foreach (var pay in item.Pay ?? [])
        {
            yield return $"""
                <tr class="source pay"><td colspan="7">{words.Label("read-as")}: {words.Of(pay.FrequencyName)}{Payer(pay.Payer, words)}</td></tr>
                """;
        }

        foreach (var record in item.Records)
        {
            yield return $"""
                <tr class="source"><td>{words.Of(record.SourceName)}{Detail(record.Detail)}</td><td>{record.MemberRef}</td><td>{Period(record.From, record.To)}</td>
                <td class="day">{record.AsOf}</td><td class="amount">{Amount(record.Found)}</td><td colspan="2">{record.Count} {words.Label("records")}</td></tr>{(record.Notes ?? []).Select(note => Note(note, words))}{Ends(record, words)}{SetAside(record, words)}
                """;
        }
    }

    private static Markup Ends(ReportRecord record, PageWords words) =>
        record.Ends is true ? (Markup)$"""<tr class="source aside"><td colspan="7">{words.Label("ends")}</td></tr>""" : Markup.Nothing;

    // The papers that only confirm the register have just been named.
    private static Markup SetAside(ReportRecord record, PageWords words) => record.SetAside is not { } why ? Markup.Nothing : (Markup)$"""
        <tr class="source aside"><td colspan="7">{words.Label($"aside-{why}")}</td></tr>{(why == "confirms" ? [] : record.By ?? []).Select(note => Note(note, words))}
        """;

    private static Markup Note(ReportNote note, PageWords words) => $"""
        <tr class="source note"><td colspan="3">{words.Of(note.DocumentName)} <span class="digest">{note.DocumentDigest[..12]}</span></td>
        <td class="day">{note.AsOf}</td><td colspan="3">{words.Label("noted-by")} {note.AuthorRef}, <span class="day">{note.NotedOn}</span></td></tr>
        """;

    private static Markup Payer(string? payer, PageWords words) => payer is null ? Markup.Nothing : (Markup)$" ({words.Label("payer")} {payer})";

    private static Markup Member(string? memberRef, PageWords words) => memberRef is null ? words.Label("household") : $"{memberRef}";

    private static Markup Detail(string? detail) => detail is null ? Markup.Nothing : (Markup)$" ({detail})";

    private static Markup Amount(string? yuan) => yuan is null ? (Markup)$"—" : (Markup)$"{yuan}";

    private static Markup Period(DateOnly? from, DateOnly? to) =>
        from is null && to is null ? (Markup)$"—"
        : from == to ? (Markup)$"""<span class="day">{from}</span>"""
        : (Markup)$"""<span class="day">{from} –</span> <span class="day">{to}</span>""";
}
