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
            foreach (var item in pack.Income.Items)
            {
                Compare(pack, facts.Members[p].MemberRef, item.Code, Declared(facts, p, item.Code, lookBack), Found(pack, hearing, p, item, lookBack), found);
            }
        }

        return found;
    }

    private static void Compare(Pack pack, string memberRef, string item, decimal declared, decimal? evidence, List<DiscrepancyFound> into)
    {
        // A silence is not a finding: what a source could not say differs from nothing.
        if (evidence is not { } known || declared == known)
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

    private static decimal Declared(HouseholdFacts facts, int person, string item, Period lookBack)
    {
        var sum = 0m;
        var list = facts.Declared.Income;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Kind == item && list[i].MemberRef == facts.Members[person].MemberRef)
            {
                sum += list[i].MonthlyAmount.Yuan * Months.Common(list[i].Period, lookBack);
            }
        }

        return sum;
    }

    /// <summary>What all sources show of the item, or null when one that bounds income could not say.</summary>
    private static decimal? Found(Pack pack, Hearing hearing, int person, IncomeItem item, Period lookBack)
    {
        var sum = 0m;
        string? last = null;
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            var heard = hearing[s, person];
            if (heard.IsSilent && pack.Sources[s].Bounds.Has(Matters.Income))
            {
                return null;
            }

            foreach (var record in heard.Items)
            {
                if (item.Kinds.Contains(record.Kind) && record.Amount is { } amount && record.Period.Overlaps(lookBack) && record.RecordId != last)
                {
                    sum += amount.Yuan;
                    last = record.RecordId;
                }
            }
        }

        return sum;
    }
}
