using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;

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
        {Provinces(report, words)}
        """;

    private static Markup Unanswered(VerificationReport report, PageWords words) => report.Unanswered.Count == 0
        ? (Markup)$"""<p class="none">{words.Label("all-answered")}</p>"""
        : $"""
        <p>{words.Label("unanswered-note")}</p>
        <ul>{report.Unanswered.GroupBy(r => (r.Source, r.State)).Select(g => Line([.. g], words))}</ul>
        """;

    /// <summary>Nothing where only the verification's own province is concerned.</summary>
    private static Markup Provinces(VerificationReport report, PageWords words) => report.Provinces is not { } provinces
        ? Markup.Nothing
        : $"""
        <p id="provinces">{words.Label("provinces-covered")}: {string.Join(", ", provinces.Covered)}</p>
        <ul>{provinces.Asked.Select(a => Ask(a, words))}</ul>
        """;

    private static Markup Ask(AssistanceAsk ask, PageWords words) =>
        $"<li>{ask.Province}: {words.Of(ask.NextStep)} ({string.Join(", ", ask.MemberRefs)}; {words.Label("due")} {ask.Due})</li>";

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
