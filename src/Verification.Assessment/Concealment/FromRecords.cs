using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>Questions that records raise: what was bought shortly before the application, and money that is not there any more.</summary>
internal static class FromRecords
{
    private static readonly EvidenceKind[] Bought =
        [EvidenceKind.RealEstate, EvidenceKind.Vehicle, EvidenceKind.Vessel, EvidenceKind.FarmMachine, EvidenceKind.CompanyShare, EvidenceKind.Security];

    public static IEnumerable<VisitQuestion> Of(Pack pack, HouseholdFacts facts, Hearing hearing)
    {
        var records = LedgerOfProperty.Records(pack, facts, hearing).Where(r => r.Kind is EvidenceKind.Deposit || r.BoughtOn is not null).ToList();
        return records.Count == 0 ? [] : records.Where(r => Bought.Contains(r.Kind) && r.BoughtOn is { } day && day <= facts.AcceptedOn)
            .DistinctBy(r => (r.Kind, r.ObjectId ?? r.RecordId))
            .Select(r => Purchase(facts, r))
            .Concat(Vanished(facts, records));
    }

    private static VisitQuestion Purchase(HouseholdFacts facts, EvidenceItem record) => new()
    {
        Topic = record.Kind == EvidenceKind.Vehicle ? VisitTopic.RecentVehicle : VisitTopic.RecentPurchase,
        MemberRef = facts.Members[record.MemberOrdinal - 1].MemberRef,
        Item = EvidenceWords.Of(record.Kind),
        Size = record.Amount,
        Days = Period.Of(record.BoughtOn!.Value),
        Sources = [record.Source],
    };

    /// <summary>Accounts whose last balance is below an earlier one; the question is about what is missing.</summary>
    private static IEnumerable<VisitQuestion> Vanished(HouseholdFacts facts, List<EvidenceItem> records)
    {
        foreach (var account in records.Where(r => r.Kind is EvidenceKind.Deposit && r is { ObjectId: not null, Amount: not null, Period.To: not null })
                     .GroupBy(r => (r.MemberOrdinal, r.ObjectId)))
        {
            var balances = account.OrderBy(r => r.Period.To).ThenBy(r => r.RecordId, StringComparer.Ordinal).ToList();
            var before = balances.SkipLast(1).MaxBy(r => r.Amount!.Value.Yuan);
            if (before is not null && balances[^1].Amount < before.Amount)
            {
                yield return new()
                {
                    Topic = VisitTopic.VanishedDeposit,
                    MemberRef = facts.Members[before.MemberOrdinal - 1].MemberRef,
                    Item = EvidenceWords.Of(EvidenceKind.Deposit),
                    Size = before.Amount - balances[^1].Amount,
                    Days = new(before.Period.To, balances[^1].Period.To),
                    Sources = [before.Source],
                };
            }
        }
    }
}
