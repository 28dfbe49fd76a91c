using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Household;

/// <summary>Whether a person is an able adult of working age on the verified day.</summary>
internal static class Labour
{
    /// <summary>The same where nothing may be taken for granted: unknown while the age is, or while a registry that could end ability is silent.</summary>
    public static TruthValue Ability(Case given, int person) =>
        !IsAble(given, person) ? TruthValue.False
        : Ages.On(given.Facts.At(person), given.Facts.AsOf) is null || Marks.SilenceOf(given, person) >= 0 ? TruthValue.Unknown
        : TruthValue.True;

    /// <summary>Unknown age counts as working age: nobody is taken to earn nothing because a date is missing.</summary>
    public static bool IsAble(Case given, int person)
    {
        var (pack, facts, hearing) = given;
        var who = facts.At(person);
        if (Ages.On(who, facts.AsOf) is { } age && (age < pack.Labour.FromAge.Value || age >= pack.Labour.BeforeAge.Value))
        {
            return false;
        }

        for (var i = 0; i < who.Facts.Count; i++)
        {
            var fact = who.Facts[i];
            if (fact.Validity.Contains(facts.AsOf) && Ends(pack, fact.Kind, fact.Value))
            {
                return false;
            }
        }

        for (var s = 0; s < pack.Sources.Count; s++)
        {
            foreach (var item in hearing[s, person].Items)
            {
                if (item.Detail is { } detail && Marks.FactOf(item.Kind) is { } kind && item.Period.Contains(facts.AsOf) && Ends(pack, kind, detail))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Ends(Pack pack, string kind, string value)
    {
        foreach (var pattern in pack.Labour.NotAble)
        {
            if (pattern.Matches(kind, value))
            {
                return true;
            }
        }

        return false;
    }
}
