using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>The records the sources of a case show of one person.</summary>
internal static class CaseEvidence
{
    private static readonly Dictionary<EvidenceKind, string> UsualSource = new()
    {
        [EvidenceKind.Wage] = "tax-wages",
        [EvidenceKind.BusinessIncome] = "tax-wages",
        [EvidenceKind.Invoice] = "tax-wages",
        [EvidenceKind.PlatformPayout] = "platform-payouts",
        [EvidenceKind.PlatformTask] = "platform-payouts",
        [EvidenceKind.PaymentInflow] = "payment-inflows",
        [EvidenceKind.Pension] = "social-insurance",
        [EvidenceKind.Benefit] = "social-insurance",
        [EvidenceKind.Contribution] = "social-insurance",
        [EvidenceKind.Deposit] = "bank-deposits",
        [EvidenceKind.Interest] = "bank-deposits",
        [EvidenceKind.Security] = "securities",
        [EvidenceKind.RealEstate] = "real-estate",
        [EvidenceKind.Vehicle] = "vehicles",
        [EvidenceKind.CompanyShare] = "market-registration",
        [EvidenceKind.MarketRegistration] = "market-registration",
        [EvidenceKind.Disability] = "disability-federation",
    };

    public static IEnumerable<EvidenceItem> Of(PackCase given, CaseMember member, int ordinal, Pack pack) =>
        Incomes(given, member, ordinal, pack)
            .Concat(Expenses(given, member, ordinal, pack))
            .Concat(Things(given, member, ordinal, pack))
            .Concat(Facts(given, member, ordinal, pack));

    private static IEnumerable<EvidenceItem> Incomes(PackCase given, CaseMember member, int ordinal, Pack pack)
    {
        var window = pack.LookBackFor(given.AcceptedOn);
        foreach (var (code, amount) in member.Income)
        {
            foreach (var month in Months(window))
            {
                yield return Monthly(ItemOf(pack.Income.Items, code), given, ordinal, pack, month, amount);
            }
        }

        foreach (var (code, amounts) in member.IncomeByMonth)
        {
            foreach (var (month, amount) in Months(window).TakeLast(amounts.Count).Zip(amounts))
            {
                yield return Monthly(ItemOf(pack.Income.Items, code), given, ordinal, pack, month, amount);
            }
        }
    }

    private static IEnumerable<EvidenceItem> Expenses(PackCase given, CaseMember member, int ordinal, Pack pack) =>
        member.Expenses.SelectMany(e => Months(pack.LookBackFor(given.AcceptedOn)).Select(month => Monthly(ItemOf(pack.Income.Expenses, e.Key), given, ordinal, pack, month, e.Value)));

    private static IEnumerable<EvidenceItem> Things(PackCase given, CaseMember member, int ordinal, Pack pack)
    {
        if (member.Deposit is { } deposit)
        {
            yield return Item(EvidenceKind.Deposit, given, ordinal, pack, $"acc-{ordinal}", Period.Of(given.AcceptedOn)) with { Amount = deposit };
        }

        for (var i = 0; i < given.Property.Count; i++)
        {
            var thing = given.Property[i];
            if (thing.Of == ordinal)
            {
                yield return Item(thing.Kind, given, ordinal, pack, $"thing-{i}", Period.Of(given.AcceptedOn)) with
                {
                    Amount = thing.Value,
                    Detail = thing.Detail,
                    Use = thing.Use,
                    BoughtOn = thing.BoughtOn,
                    AreaSquareMetres = thing.Area,
                    Holders = thing.Share is 1m ? [] : [Holder(thing, ordinal), Holding.UnknownShare(null)],
                };
            }
        }
    }

    private static IEnumerable<EvidenceItem> Facts(PackCase given, CaseMember member, int ordinal, Pack pack)
    {
        foreach (var (i, record) in member.Evidence.Index())
        {
            // Payments of one kind are records of their own; a state of a person is one.
            var id = record.Amount is null ? $"{record.Kind}-{ordinal}" : $"{record.Kind}-{ordinal}-{i}";
            var item = Item(record.Kind, given, ordinal, pack, id, new(record.From ?? given.AcceptedOn.AddYears(-1), record.To)) with
            {
                Detail = record.Detail, Amount = record.Amount, ObjectId = record.ObjectId, Payer = record.Payer,
                Noted = record.Paper is { } paper ? new(paper, $"case-{paper}", "case-officer", given.AcceptedOn) { Answers = new(record.Answers, 1) } : null,
            };
            yield return record.Source is { } source ? item with { Source = new(source) } : item;
        }

        var months = Months(pack.LookBackFor(given.AcceptedOn)).ToList();
        foreach (var month in months.TakeLast(member.ContributedMonths))
        {
            yield return Item(EvidenceKind.Contribution, given, ordinal, pack, $"contribution-{ordinal}-{month}", Period.Of(month));
        }
    }

    private static Holding Holder(CaseThing thing, int ordinal) =>
        thing.Share is { } share ? new(ordinal, Interval<decimal>.Point(share)) : Holding.UnknownShare(ordinal);

    private static EvidenceItem Monthly(MoneyItem item, PackCase given, int ordinal, Pack pack, YearMonth month, Money amount) =>
        Item(item.Kinds[0], given, ordinal, pack, $"{item.Code}-{ordinal}-{month}", Period.Of(month)) with
        {
            Amount = amount,
            Detail = item.Details.Count > 0 ? item.Details[0].Trim('*') : null,
        };

    private static EvidenceItem Item(EvidenceKind kind, PackCase given, int ordinal, Pack pack, string record, Period period) => new()
    {
        Kind = kind, Source = SourceOf(kind, pack), RecordId = record, MemberOrdinal = ordinal, Period = period, AsOf = given.AcceptedOn,
    };

    // A case may show what no source of its pack usually tells: then the first one tells it.
    private static SourceId SourceOf(EvidenceKind kind, Pack pack) =>
        UsualSource.TryGetValue(kind, out var usual) && pack.Sources.Any(s => s.Id.Code == usual) ? new(usual) : pack.Sources[0].Id;

    private static MoneyItem ItemOf(IReadOnlyList<MoneyItem> items, string code) =>
        items.FirstOrDefault(i => i.Code == code) ?? throw new UnknownCaseItem(code);

    private static IEnumerable<YearMonth> Months(Period window)
    {
        for (var month = YearMonth.Of(window.From!.Value); month <= YearMonth.Of(window.To!.Value); month = month.Plus(1))
        {
            yield return month;
        }
    }
}

/// <summary>A case names an item of income or expense its law does not know.</summary>
internal sealed class UnknownCaseItem(string code) : Exception
{
    public string Code { get; } = code;
}
