using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Compares what each person declared with what was found, item by item; says which way and how far, never how much.</summary>
internal static class Discrepancies
{
    public static IReadOnlyList<DiscrepancyFound> Find(Pack pack, HouseholdFacts facts, Hearing hearing, Period lookBack)
    {
        // A request without any declaration declares nothing: there is nothing to differ from.
        if (facts.Declared.Income.Count == 0 && facts.Declared.Property.Count == 0)
        {
            return [];
        }

        var found = new List<DiscrepancyFound>();
        for (var p = 0; p < facts.Members.Count; p++)
        {
            if (Found(pack, hearing, p, lookBack) is not { } sums)
            {
                // A silence is not a finding: what a source could not say differs from nothing.
                continue;
            }

            var memberRef = facts.Members[p].MemberRef;
            for (var w = 0; w < pack.Income.DeclaredWords.Count; w++)
            {
                var word = pack.Income.DeclaredWords[w];
                Compare(pack, memberRef, word, Declared.Income(facts, memberRef, word, lookBack), sums, sums.Yuan[w], found);
            }
        }

        return found;
    }

    private static void Compare(Pack pack, string memberRef, string item, decimal declared, FoundSums evidence, decimal known, List<DiscrepancyFound> into)
    {
        // What nobody asked for can only add.
        if (declared == known || (evidence.AtLeast && declared > known))
        {
            return;
        }

        var larger = Math.Max(Math.Abs(declared), Math.Abs(known));
        var share = Math.Abs(declared - known) / larger;
        if (share < pack.Discrepancy.IgnoreBelow.Value)
        {
            return;
        }

        var direction = declared == 0m ? DiscrepancyDirection.NotDeclared
            : known == 0m ? DiscrepancyDirection.NotFound
            : declared < known ? DiscrepancyDirection.DeclaredLower
            : DiscrepancyDirection.DeclaredHigher;
        var band = share < pack.Discrepancy.SmallBelow.Value ? DiscrepancyBand.Small
            : share < pack.Discrepancy.MediumBelow.Value ? DiscrepancyBand.Medium
            : DiscrepancyBand.Large;
        into.Add(new(memberRef, item, direction, band));
    }

    /// <summary>What all sources show of a person under each word of declarations, or null when one that bounds income could not say.</summary>
    internal static FoundSums? Found(Pack pack, Hearing hearing, int person, Period lookBack)
    {
        var words = pack.Income.DeclaredWords.Count;
        var spared = false;
        var sums = new decimal[words];
        var last = new string?[words];
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            var heard = hearing[s, person];
            if (heard.IsSilent && pack.Sources[s].Bounds.Has(Matters.Income))
            {
                if (heard.Silence != Silence.NotAsked)
                {
                    return null;
                }

                spared = true;
            }

            foreach (var record in heard.Items)
            {
                if (record.Amount is { } amount && record.Period.Overlaps(lookBack) && pack.ItemOf(record) is { } item && pack.Income.WordOf(item) is >= 0 and var word
                    && record.RecordId != last[word])
                {
                    sums[word] += amount.Yuan;
                    last[word] = record.RecordId;
                }
            }
        }

        return new(sums, spared);
    }

    /// <summary>Yuan found, by word; at least so much where a source was spared.</summary>
    internal readonly record struct FoundSums(decimal[] Yuan, bool AtLeast);
}
