using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Flexible;

/// <summary>Contributions of an employee: their base bounds the pay from above where no wage is on record; somebody paid, so they prove no income.</summary>
/// <remarks>
/// At the floor the pay may be anything below, at the ceiling anything above, and employers often report the floor: there the method is silent.
/// What a person pays alone has a base of the person's own choice.
/// </remarks>
internal static class Contributions
{
    private const string ByOneself = "flexible";

    public static Estimate Of(EstimateRule rule, PersonWork person)
    {
        var paid = person.Inside(EvidenceKind.Contribution).ToList();
        var byEmployer = paid.Where(r => r.Detail != ByOneself).ToList();
        if (paid.Count == 0 || person.Records.Any(r => r.Kind == EvidenceKind.Wage))
        {
            return Estimate.Declined(rule, paid.Count == 0 ? Declines.NothingLeft : Declines.WageSeen);
        }

        if (byEmployer.Count == 0)
        {
            return Estimate.Declined(rule, Declines.ChosenBase);
        }

        var high = 0m;
        foreach (var record in byEmployer)
        {
            var basis = record.Amount!.Value.Yuan / rule.Terms.ContributionShare;
            var ofMonth = basis / Months.Common(record.Period, person.Window.Days);
            if (ofMonth > 0m && (ofMonth <= rule.Terms.Base.Low || ofMonth >= rule.Terms.Base.High))
            {
                return Estimate.Declined(rule, Declines.Censored);
            }

            high += basis * (1m + rule.Terms.Band);
        }

        return new(rule) { Range = EstimateRange.Estimated(0m, Math.Max(0m, high)), Inputs = byEmployer };
    }
}
