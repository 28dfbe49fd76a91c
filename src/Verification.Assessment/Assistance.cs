using Verification.Assessment.Household;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>What another province is asked for (协查): a person registered there, and the sources of ours that know nothing of it.</summary>
/// <param name="Province">Whose verification centre is asked.</param>
/// <param name="MemberRefs">The persons registered there.</param>
/// <param name="Sources">The kinds of source nobody could ask.</param>
public sealed record AssistanceAsked(RegionCode Province, IReadOnlyList<string> MemberRefs, IReadOnlyList<SourceId> Sources);

/// <summary>Finds what other provinces are to be asked for, whatever the outcome.</summary>
internal static class Assistance
{
    /// <summary>A letter of that province's verification centre, or its file.</summary>
    public static readonly IReadOnlyList<string> Accepts = ["assistance-letter", "assistance-file"];

    /// <summary>Whether the source is silent of this person because another province would know.</summary>
    public static bool IsFor(Case given, int source, int person) =>
        given.Pack.Sources[source].OfProvince && given.Hearing[source, person].Silence == Silence.NotCovered
        && given.Facts.At(person).ProvinceOutside(given.Facts.Region) is not null;

    /// <summary>One for each province, by its code.</summary>
    public static IReadOnlyList<AssistanceAsked> Of(Case given)
    {
        List<(RegionCode Province, int Person, int Source)>? asked = null;
        for (var p = 0; p < Persons.CountOf(given.Facts); p++)
        {
            if (given.Facts.At(p).ProvinceOutside(given.Facts.Region) is not { } province)
            {
                continue;
            }

            for (var s = 0; s < given.Pack.Sources.Count; s++)
            {
                if (IsFor(given, s, p))
                {
                    (asked ??= []).Add((province, p, s));
                }
            }
        }

        return asked is null ? [] :
        [
            .. asked.GroupBy(a => a.Province).OrderBy(g => g.Key).Select(g => new AssistanceAsked(
                g.Key, [.. g.Select(a => a.Person).Distinct().Order().Select(p => given.Facts.At(p).MemberRef)],
                [.. g.Select(a => a.Source).Distinct().Order().Select(s => given.Pack.Sources[s].Id)])),
        ];
    }

    /// <summary>The provinces whose registers were asked: the verification's own, and others of persons of whom nothing is left to ask.</summary>
    public static IReadOnlyList<RegionCode> Covered(Case given, IReadOnlyList<AssistanceAsked> asked)
    {
        // Plain loops first: nearly every household is registered where it applies.
        List<RegionCode>? others = null;
        for (var p = 0; p < Persons.CountOf(given.Facts); p++)
        {
            if (given.Facts.At(p).ProvinceOutside(given.Facts.Region) is { } province)
            {
                (others ??= []).Add(province);
            }
        }

        var own = given.Facts.Region.Province;
        return others is null || !given.Pack.Sources.Any(s => s.OfProvince)
            ? [own]
            : [.. others.Append(own).Distinct().Where(province => !asked.Any(a => a.Province == province)).Order()];
    }
}
