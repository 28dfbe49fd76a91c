using Verification.Contracts.Api;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>Which source said what of whom, and which have not answered.</summary>
internal static class ReplyTables
{
    public static Markup Of(VerificationReport report, PageWords words) => $"""
        <h2 id="replies">{words.Label("replies")}</h2>
        <table>{words.Heads("source", "reply", "data-as-of", "members")}
        <tbody>{Rows(report.Replies, words)}</tbody></table>
        <h2 id="unanswered">{words.Label("unanswered")}</h2>
        {Unanswered(report, words)}
        """;

    private static Markup Unanswered(VerificationReport report, PageWords words) => report.Unanswered.Count == 0
        ? (Markup)$"""<p class="none">{words.Label("all-answered")}</p>"""
        : $"""
        <p>{words.Label("unanswered-note")}</p>
        <ul>{report.Unanswered.GroupBy(r => (r.Source, r.State)).Select(g => Line([.. g], words))}</ul>
        """;

    private static Markup Line(SourceReply[] same, PageWords words) =>
        $"<li>{words.Of(same[0].SourceName)}: {words.Of(ReportWords.Reply(same[0].State))} ({Members(same)})</li>";

    // Persons of whom a source said the same stand in one line.
    private static IEnumerable<Markup> Rows(IReadOnlyList<SourceReply> replies, PageWords words) =>
        replies.GroupBy(r => (r.Source, r.State, r.AsOf)).Select(g => Row([.. g], words));

    private static Markup Row(SourceReply[] same, PageWords words) => $"""
        <tr><td>{words.Of(same[0].SourceName)}</td><td>{words.Of(ReportWords.Reply(same[0].State))}</td><td class="day">{same[0].AsOf}</td><td>{Members(same)}</td></tr>
        """;

    private static string Members(SourceReply[] same) => string.Join(", ", same.Select(r => r.MemberRef));
}
