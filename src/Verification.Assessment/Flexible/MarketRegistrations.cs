using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>A registered trader (市场主体登记): it exists, no more; turnover is taken where it was filed, and a filing of zero is no income of zero.</summary>
/// <remarks>Whatever is registered without turnover, a dormant business or a company is a question to people, never an amount.</remarks>
internal static class MarketRegistrations
{
    private const string DormantBusiness = "dormant";
    private const string CompanyOwned = "company";

    public static Estimate Of(EstimateRule rule, PersonWork person)
    {
        var registered = person.Records.Where(r => r.Kind == EvidenceKind.MarketRegistration).ToList();
        var filed = registered.Where(r => r.Amount is not null && r.Detail is not (DormantBusiness or CompanyOwned) && person.IsInside(r.Period)).ToList();
        var turnover = filed.Sum(r => r.Amount!.Value.Yuan);
        if (turnover == 0m)
        {
            return new(rule) { Declines = Why(registered, filed.Count > 0), Inputs = registered, AsksOfBusiness = registered.Count > 0 };
        }

        return new(rule) { Range = Turnover.Net(turnover, rule.Terms), Inputs = registered, Notes = [("turnover", turnover)] };
    }

    private static string Why(List<EvidenceItem> registered, bool wasFiled) =>
        registered.Count == 0 ? Declines.NothingLeft
        : registered.Exists(r => r.Detail == CompanyOwned) ? Declines.Company
        : registered.Exists(r => r.Detail == DormantBusiness) ? Declines.Dormant
        : wasFiled ? Declines.ZeroFiling
        : Declines.ExistenceOnly;
}
