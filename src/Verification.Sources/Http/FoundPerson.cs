using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Http;

/// <summary>Whom a source found that was asked by name, and by what it says it found the person.</summary>
/// <remarks>Held in memory as long as the reply is read; never logged and never kept.</remarks>
internal sealed record FoundPerson(RecordedIdentity Person, IReadOnlyList<string> MatchedOn)
{
    private static readonly string[] Needed = ["name", "birth", "region"];
    private static readonly string[] Known = [.. Needed, "document"];

    /// <summary>How sure it is that this is the person asked about.</summary>
    /// <remarks>
    /// What the source names is compared with what was asked, whatever it says of itself; and one that says it looked at less than name, birth
    /// and region gives no more than a weak match, whatever it names.
    /// </remarks>
    public MatchStrength With(Question question)
    {
        var strength = IdentityMatch.Of(question, Person);
        return strength == MatchStrength.Strong && !Needed.All(MatchedOn.Contains) ? MatchStrength.Weak : strength;
    }

    /// <exception cref="UnreadableAnswer">It does not say what it matched on, or in words nobody knows.</exception>
    public static FoundPerson? Of(IWireObject answer, WireNames names)
    {
        var (name, born, region) = (answer.Of(names.Name), answer.Day(names.BornOn), answer.Of(names.Region));
        if (answer.Of(names.MatchedOn) is not { } said)
        {
            return name is null && born is null && region is null ? null : throw new UnreadableAnswer($"{names.MatchedOn}: a person, and not by what it was found");
        }

        string[] matched = [.. said.Split(',', StringSplitOptions.TrimEntries)];
        if (!matched.All(Known.Contains))
        {
            throw new UnreadableAnswer($"{names.MatchedOn}: something else than name, birth, region and document");
        }

        // A resident id is every register's own; that of a person asked about by another document says nothing against it.
        var document = IdentityDocument.TryParse(DocumentType.ResidentId, answer.Of(names.Document) ?? "", out var known, out _) ? known : null;
        return new(new(document, name, born, RegionCode.TryParse(region, out var place) ? place : null), matched);
    }
}
