using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>What came into an account and nothing else explains: bounds that account, not the person.</summary>
/// <remarks>
/// Wages, payouts, benefits, loans, refunds, own transfers and those of the household are taken out by their detail or by the payment they carry;
/// of what has no detail, the pay other records show is taken out, and of what has one, the pay papers tell that answer a question about it. What is left falls below nothing only by refunds.
/// </remarks>
internal static class AccountInflows
{
    public static Estimate Of(EstimateRule rule, PersonWork person)
    {
        var (bare, named, explained) = (0m, 0m, 0m);
        var left = new List<EvidenceItem>();
        foreach (var record in person.Inside(EvidenceKind.PaymentInflow))
        {
            var yuan = record.Amount!.Value.Yuan;
            if (person.IsCounted(record) || (record.Detail is { } detail && rule.Terms.Netted.Contains(detail)))
            {
                explained += record.Detail is "wage" or "payout" or "benefit" || person.IsCounted(record) ? yuan : 0m;
                continue;
            }

            left.Add(record);
            (bare, named) = record.Detail is null ? (bare + yuan, named) : (bare, named + yuan);
        }

        var told = Told(person, left);
        var net = named - told + Beyond(bare, Math.Max(0m, Found(person) - explained - told));
        return net == 0m
            ? new(rule) { Declines = Declines.NothingLeft, Inputs = left }
            : new(rule) { Range = Income(net, rule.Terms.Share), Inputs = left, Notes = [("unexplained", net)] };
    }

    /// <summary>What is left of payments without detail when the pay found elsewhere came by them.</summary>
    private static decimal Beyond(decimal bare, decimal found) => bare <= 0m ? bare : Math.Max(0m, bare - found);

    /// <summary>What papers explain of the payments somebody named, of the days they speak of.</summary>
    private static decimal Told(PersonWork person, List<EvidenceItem> left) => person.Money.Told is { } papers
        ? Math.Min(papers.Yuan(kind: null), Math.Max(0m, left.Where(r => r.Detail is not null && papers.SpeaksOf(r.Period)).Sum(r => r.Amount!.Value.Yuan)))
        : 0m;

    private static EstimateRange Income(decimal net, Spread share)
    {
        var (one, other) = (net * share.Low, net * share.High);
        return EstimateRange.Estimated(Math.Min(one, other), Math.Max(one, other));
    }

    private static decimal Found(PersonWork person)
    {
        var found = 0m;
        foreach (var item in person.Money.Items)
        {
            found += item.High;
        }

        return found;
    }
}
