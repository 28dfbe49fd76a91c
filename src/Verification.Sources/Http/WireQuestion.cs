using System.Globalization;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>The members of a question, in their names; one nobody knows is left out.</summary>
internal static class WireQuestion
{
    public static IEnumerable<(string Name, string Text)> Members(AskedQuestion asked, WireNames names)
    {
        foreach (var (ours, theirs) in names.Question)
        {
            if (Text(ours, asked) is { } text)
            {
                yield return (theirs, text);
            }
        }
    }

    private static string? Text(string member, AskedQuestion asked)
    {
        var question = asked.Question;
        return asked.ByName ? ByName(member, asked) : member switch
        {
            "key" => asked.Key,
            "name" => question.Name,
            "document_type" => DocumentWords.Types.FirstOrDefault(t => t.Value == question.Document.Type).Key,
            "document" => question.Document.Number,
            "region" => question.Region.Code,
            "from" => Day(question.LookBack.From),
            "to" => Day(question.LookBack.To),
            "as_of" => Day(question.AsOf),
            "consent" => question.ConsentNo,
            "purpose" => question.Asker?.Purpose,
            "programmes" => question.Asker is { } asker ? string.Join(',', asker.Programmes.Select(p => p.Code)) : null,
            _ => null,
        };
    }

    // Of a person searched for by name the interface learns what it searches by, and no document it cannot search by.
    private static string? ByName(string member, AskedQuestion asked)
    {
        var question = asked.Question;
        return member switch
        {
            "document_type" or "document" => null,
            "folded_name" => PersonName.Of(question.Name).SearchForm,
            "born_on" => Day(question.Document.AsResidentId?.BornOn ?? question.BornOn),
            "registered_region" => question.RegisteredRegion?.Code,
            _ => Text(member, asked with { ByName = false }),
        };
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
