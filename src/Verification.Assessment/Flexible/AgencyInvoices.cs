using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>Invoices an agency issued (代开发票): gross, so that only the cost rule makes income of them; one that is reversed keeps its sign.</summary>
/// <remarks>An invoice for what an item of income counts already is not counted again; customers who want none are not seen at all.</remarks>
internal static class AgencyInvoices
{
    public static Estimate Of(EstimateRule rule, PersonWork person)
    {
        var invoices = person.Records
            .Where(r => r is { Kind: EvidenceKind.Invoice, Amount: not null } && rule.Use.Evidence.Any(p => p.Takes(r)) && !person.IsCounted(r)).ToList();
        var (inside, cut) = (0m, 0m);
        foreach (var invoice in invoices)
        {
            var yuan = invoice.Amount!.Value.Yuan;
            (inside, cut) = person.IsInside(invoice.Period) ? (inside + yuan, cut) : (inside, cut + yuan);
        }

        if (inside == 0m && cut == 0m)
        {
            return Estimate.Declined(rule, invoices.Count > 0 ? Declines.ZeroFiling : Declines.NothingLeft);
        }

        // An invoice for a longer period may belong wholly inside or wholly outside.
        var part = Turnover.Net(cut, rule.Terms);
        var range = Turnover.Net(inside, rule.Terms)
            .Plus(cut == 0m ? EstimateRange.Nothing : new(Math.Min(0m, part.Low), Math.Max(0m, part.High), Math.Min(0m, part.HardLow), part.HardHigh));
        return new(rule) { Range = range, Inputs = invoices, Notes = [("turnover", inside)] };
    }
}
