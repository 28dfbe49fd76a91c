using Verification.Assessment;
using Verification.Assessment.Explaining.Texts;
using Verification.Contracts.Api;
using Verification.Contracts.Intake;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>What a household declared of one item.</summary>
/// <param name="Anything">It was declared at all.</param>
/// <param name="Amount">Null when nothing was declared, or a thing without its value.</param>
internal readonly record struct Said(bool Anything, Money? Amount)
{
    public static Said Of(IReadOnlyCollection<Money?> amounts) => new(amounts.Count > 0, FoundRecords.InFen(amounts));
}

/// <summary>Lays what sources reported beside what was declared, item by item.</summary>
/// <remarks>
/// Sums as reported, before any rule of law: what the law makes of them stands among the indicators. One record or object that two sources
/// report counts once; an object nobody put a value on leaves the sum open, for silence is not zero.
/// </remarks>
internal static class ReportItems
{
    /// <summary>Income and expenses per person, property for the household, then facts of registries.</summary>
    public static IReadOnlyList<ReportItem> Of(ReportSubject subject)
    {
        var found = FoundRecords.Of(subject);
        return [.. ReportedIncome.Of(subject, found), .. ReportedProperty.Of(subject, found), .. ReportedRest.Of(subject, found)];
    }

    /// <summary>One item, or null when there is nothing to say of it.</summary>
    public static ReportItem? Item(
        ReportSubject subject, string group, string item, string? memberRef, Period period, IReadOnlyList<FoundRecord> found, Said declared)
    {
        if (found.Count == 0 && !declared.Anything)
        {
            return null;
        }

        var sum = FoundRecords.Counted(found);
        return new()
        {
            Group = group,
            Item = item,
            Name = ReportWords.Item(item),
            MemberRef = memberRef,
            From = period.From,
            To = period.To,
            Found = sum?.ToString(),
            Declared = declared.Amount?.ToString(),
            Difference = sum is { } known && declared.Amount is { } said ? (known - said).ToString() : null,
            Records = [.. Rows(subject, found)],
        };
    }

    private static IEnumerable<ReportRecord> Rows(ReportSubject subject, IReadOnlyList<FoundRecord> found) =>
        from record in found
        group record by (record.MemberRef, record.Item.Source, record.SetAside?.Why, record.Ends) into rows
        let aside = rows.Select(r => r.SetAside).OfType<RecordSetAside>().ToList()
        select new ReportRecord
        {
            MemberRef = rows.Key.MemberRef,
            Source = rows.Key.Source.Code,
            SourceName = Named(subject, rows.Key.Source),
            AsOf = rows.Max(r => r.Item.AsOf),
            From = rows.Any(r => r.Item.Period.From is null) ? null : rows.Min(r => r.Item.Period.From),
            To = rows.Any(r => r.Item.Period.To is null) ? null : rows.Max(r => r.Item.Period.To),
            Count = rows.Count(),
            Found = FoundRecords.Sum([.. rows])?.ToString(),
            Detail = Details(rows.Select(r => r.Item.Detail)),
            Notes = Notes(rows.Select(r => r.Item)),
            SetAside = rows.Key.Why is { } why ? WordOf(why) : null,
            By = Notes(aside.SelectMany(a => a.Papers)),
            Ends = rows.Key.Ends ? true : null,
        };

    private static BilingualText Named(ReportSubject subject, SourceId source) => ReportComposer.Both(subject.SourceName(source));

    private static ReportNote[]? Notes(IEnumerable<EvidenceItem> items)
    {
        ReportNote[] notes = [.. items.Where(i => i.Noted is not null).Select(i => (Noted: i.Noted!, i.AsOf)).Distinct().Select(n => NoteOf(n.Noted, n.AsOf))];
        return notes.Length > 0 ? notes : null;
    }

    private static string WordOf(SetAsideWhy why) => why switch
    {
        SetAsideWhy.Replaced => "replaced",
        SetAsideWhy.Confirms => "confirms",
        SetAsideWhy.ToldAgain => "told-again",
        SetAsideWhy.Differs => "differs",
        _ => throw new BrokenPromise($"no word for {why}"),
    };

    private static ReportNote NoteOf(Noted noted, DateOnly asOf) => new()
    {
        Document = noted.Document,
        DocumentName = ReportComposer.Both(PaperNames.Of(noted.Document)),
        DocumentDigest = noted.DocumentId,
        AuthorRef = noted.Author,
        NotedOn = noted.On,
        AsOf = asOf,
    };

    private static string? Details(IEnumerable<string?> details) =>
        string.Join(", ", details.OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } all ? all : null;
}
