using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Financial property of a composition: deposits, securities and insurance values by the shares its members hold.</summary>
internal sealed class PropertyTally(Pack pack, HouseholdFacts facts, Hearing hearing)
{
    private readonly List<Widening> _widenings = [];
    private readonly HashSet<(string Of, string Id)> _seen = [];

    public Quantity Financial(CountedHousehold household)
    {
        var total = default(Tally);
        var inputs = new List<StepInput>();
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            for (var p = 0; p < facts.Members.Count; p++)
            {
                foreach (var item in hearing[s, p].Items)
                {
                    if (IsFinancial(item.Kind) && IsNewest(item, hearing[s, p].Items))
                    {
                        Add(item, s, p, household, ref total, inputs);
                    }
                }

                if (household.Counted[p])
                {
                    Silences(s, p, ref total);
                }
            }
        }

        total.Open |= household.Unseen > 0;
        Declared(household, ref total, inputs);
        var step = new Step("property.financial", null, inputs, Canonical.Text(total.Range), []);
        return new(total.Range, Money.Of(total.HardLow), total.HighEstimated, [.. _widenings], step);
    }

    public static bool IsFinancial(EvidenceKind kind) =>
        kind is EvidenceKind.Deposit or EvidenceKind.Security or EvidenceKind.InsuranceValue;

    // Of several balances of one account the newest counts.
    private static bool IsNewest(EvidenceItem item, EvidenceItem[] items)
    {
        if (item.ObjectId is null)
        {
            return true;
        }

        foreach (var other in items)
        {
            if (string.Equals(other.ObjectId, item.ObjectId, StringComparison.Ordinal) && BalanceDay(other) > BalanceDay(item))
            {
                return false;
            }
        }

        return true;
    }

    private static DateOnly BalanceDay(EvidenceItem item) => item.Period.To ?? item.AsOf;

    private void Add(EvidenceItem item, int source, int person, CountedHousehold household, ref Tally total, List<StepInput> inputs)
    {
        var share = Share(item, person, household);
        if (item.Amount is not { } amount || share is (0m, 0m) || IsSeen(item))
        {
            return;
        }

        var (a, b) = (amount.Yuan * share.Low, amount.Yuan * share.High);
        total.AddBetween(Math.Min(a, b), Math.Max(a, b));
        inputs.Add(new(item.RecordId, Canonical.Text(amount), item.Source.Code, item.AsOf));
        if (share.Low != share.High)
        {
            _widenings.Add(new(WideningCause.UnknownShare, person, source));
        }
    }

    // A balance of the same account, or the account seen from its other holder or by a second source, counts once.
    private bool IsSeen(EvidenceItem item) => !_seen.Add(item.ObjectId is { } id ? ("", id) : (item.Source.Code, item.RecordId));

    /// <summary>What part of the object the counted members hold: all of it when nobody else is named.</summary>
    private (decimal Low, decimal High) Share(EvidenceItem item, int person, CountedHousehold household)
    {
        if (item.Holders.Count == 0)
        {
            return household.Counted[person] ? (1m, 1m) : (0m, 0m);
        }

        var (low, high, others) = (0m, 0m, false);
        for (var i = 0; i < item.Holders.Count; i++)
        {
            var holding = item.Holders[i];
            if (IndexOf(holding.MemberOrdinal) is var index && index >= 0 && household.Counted[index])
            {
                low += holding.Share.Low ?? 0m;
                high += holding.Share.High ?? 1m;
            }
            else
            {
                others = true;
            }
        }

        return others ? (Math.Min(low, 1m), Math.Min(high, 1m)) : (1m, 1m);
    }

    private int IndexOf(int? ordinal)
    {
        for (var p = 0; p < facts.Members.Count; p++)
        {
            if (facts.Members[p].Ordinal == ordinal)
            {
                return p;
            }
        }

        return -1;
    }

    private void Silences(int source, int person, ref Tally total)
    {
        var rule = pack.Sources[source];
        if (rule.Role == SourceRole.Mandatory && rule.Bounds.HasFlag(Bounds.FinancialProperty) && hearing[source, person].IsSilent)
        {
            total.Open = true;
            _widenings.Add(Silenced.By(facts, pack, hearing, source, person));
        }
    }

    /// <summary>Declared financial property beyond what was found lifts the high end.</summary>
    private void Declared(CountedHousehold household, ref Tally total, List<StepInput> inputs)
    {
        var declared = 0m;
        var list = facts.Declared.Property;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is { Kind: "deposit" or "security" or "insurance-value", Value: { } value })
            {
                declared += value.Yuan * DeclaredShare(list[i], household);
            }
        }

        if (declared > total.High && !total.Open)
        {
            total.High = declared;
            total.HighEstimated = true;
            inputs.Add(new("declared", Canonical.Text(declared)));
            _widenings.Add(new(WideningCause.DeclaredMore, -1));
        }
    }

    private decimal DeclaredShare(DeclaredProperty property, CountedHousehold household)
    {
        var (high, others) = (0m, false);
        for (var i = 0; i < property.Holders.Count; i++)
        {
            var index = IndexOf(property.Holders[i].MemberOrdinal);
            if (index >= 0 && household.Counted[index])
            {
                high += property.Holders[i].Share.High ?? 1m;
            }
            else
            {
                others = true;
            }
        }

        return others ? Math.Min(high, 1m) : 1m;
    }
}
