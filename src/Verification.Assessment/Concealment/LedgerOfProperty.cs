using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>Property declared and found, by kind, over all members; shares are left out on both sides.</summary>
internal static class LedgerOfProperty
{
    private static readonly EvidenceKind[] Summed = [EvidenceKind.Deposit, EvidenceKind.Security, EvidenceKind.InsuranceValue];

    private static readonly EvidenceKind[] Counted =
        [EvidenceKind.RealEstate, EvidenceKind.Vehicle, EvidenceKind.Vessel, EvidenceKind.FarmMachine, EvidenceKind.CompanyShare];

    private static readonly EvidenceKind[] Kinds = [.. Summed, .. Counted];

    public static bool IsProperty(string kind) => Kinds.Any(k => EvidenceWords.Of(k) == kind);

    public static IEnumerable<LedgerEntry> Of(Pack pack, HouseholdFacts facts, Hearing hearing)
    {
        var records = new List<EvidenceItem>();
        foreach (var record in Records(pack, facts, hearing))
        {
            if (Kinds.Contains(record.Kind))
            {
                records.Add(record);
            }
        }

        if (records.Count == 0 && facts.Declared.Property.Count == 0)
        {
            yield break;
        }

        foreach (var kind in Kinds)
        {
            var isFound = records.Exists(r => r.Kind == kind);
            var declared = facts.Declared.Property.Count == 0 ? [] : facts.Declared.Property.Where(p => p.Kind == EvidenceWords.Of(kind)).ToList();
            if (isFound || declared.Count > 0)
            {
                yield return Ledger.Asking(pack, Entry(pack, kind, declared, IsSilentOn(pack, facts, hearing, kind) ? null : Latest(records, kind)));
            }
        }
    }

    private static LedgerEntry Entry(Pack pack, EvidenceKind kind, List<DeclaredProperty> declared, IReadOnlyList<EvidenceItem>? found)
    {
        var counts = Counted.Contains(kind);
        return new()
        {
            Item = EvidenceWords.Of(kind),
            IsProperty = true,
            Declared = Sum(declared.Select(d => d.Value)),
            Found = found is null ? null : Sum(found.Select(f => f.Amount)),
            ThingsDeclared = counts ? declared.Count : 0,
            ThingsFound = counts && found is not null ? found.Count : 0,
            Tolerance = pack.Discrepancy.IgnoreBelow.Value,
        };
    }

    private static Money Sum(IEnumerable<Money?> amounts) => amounts.Aggregate(Money.Zero, (sum, one) => sum + (one ?? Money.Zero));

    // Of what several sources or days show of one object the latest is taken.
    private static List<EvidenceItem> Latest(List<EvidenceItem> records, EvidenceKind kind) =>
    [
        .. records.Where(r => r.Kind == kind)
            .GroupBy(r => r.ObjectId ?? $"{r.Source}/{r.RecordId}", StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(r => r.Period.To ?? r.AsOf).ThenBy(r => r.RecordId, StringComparer.Ordinal).First()),
    ];

    internal static IEnumerable<EvidenceItem> Records(Pack pack, HouseholdFacts facts, Hearing hearing)
    {
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            for (var p = 0; p < facts.Members.Count; p++)
            {
                foreach (var record in hearing[s, p].Items)
                {
                    yield return record;
                }
            }
        }
    }

    private static bool IsSilentOn(Pack pack, HouseholdFacts facts, Hearing hearing, EvidenceKind kind)
    {
        var classes = pack.Income.Classes.Where(c => c.Kinds.Contains(kind)).Aggregate(Matters.None, (all, one) => all | Matters.OfClass(one.Index));
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            for (var p = 0; p < facts.Members.Count; p++)
            {
                if (hearing[s, p].IsSilent && pack.Sources[s].Bounds.Has(classes))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
