using Verification.Contracts.Api;

namespace Verification.Verdicts.Reporting.Page;

/// <summary>Who was checked, and on which authorisation.</summary>
internal static class PersonTables
{
    public static Markup Of(VerificationReport report, PageWords words) => $"""
        <h2 id="persons">{words.Label("persons")}</h2>
        <table>{words.Heads("member", "name", "document", "relation", "checked", "counted", "authorisation")}
        <tbody>{report.Persons.Select(p => Row(p, report, words))}</tbody></table>
        """;

    private static Markup Row(ReportPerson person, VerificationReport report, PageWords words) => $"""
        <tr><td>{person.MemberRef}</td><td class="whole">{person.Name}</td><td>{words.Of(ReportWords.Document(person.DocumentType))}<br /><span class="whole">{person.Document}</span></td><td>{words.Of(ReportWords.Relation(person.Relation))}</td>
        <td>{Checked(person, words)}</td><td>{Counted(person, report, words)}</td>
        <td>{report.Authorisations.Where(a => a.MemberRef == person.MemberRef).Select(Authorisation)}</td></tr>
        """;

    private static Markup Checked(ReportPerson person, PageWords words) =>
        person.NotChecked is { } why ? $"{words.Label("not-checked")}: {words.Of(ReportWords.NotChecked(why))}" : words.Label("yes");

    private static Markup Counted(ReportPerson person, VerificationReport report, PageWords words) => person.Counted switch
    {
        null => words.Label("outside"),
        true => words.Label("yes"),
        _ => $"{words.Label("no")}: {Why(person.NotCounted, report, words)}",
    };

    // The verdict's reasons say it in a sentence; the code alone where they do not.
    private static Markup Why(string? code, VerificationReport report, PageWords words) =>
        report.Reasons.FirstOrDefault(r => r.Code == code) is { } reason ? words.Of(reason.Sentence) : (Markup)$"{code}";

    private static Markup Authorisation(ReportAuthorisation given) =>
        $"""<div>{given.DocumentNo}<br /><span class="second day">{given.From} –</span> <span class="second day">{given.To}</span></div>""";
}
