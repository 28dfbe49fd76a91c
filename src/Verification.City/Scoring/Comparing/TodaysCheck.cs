using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Comparing;

/// <summary>What offices check today: wages and pensions paid by an institution and registered property, each at its point, silence being zero.</summary>
/// <remarks>A record counts once by its id, a thing once by its object id; a joint thing counts whole.</remarks>
internal static class TodaysCheck
{
    /// <param name="heads">Persons counted.</param>
    public static Judgement Of(CityCase one, int heads)
    {
        var (income, property) = (0m, 0m);
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        var seen = new HashSet<(SourceId, string)>();
        var things = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in one.Answers.OfType<Answer.Answered>().SelectMany(a => a.Items))
        {
            if (!seen.Add((item.Source, item.RecordId)))
            {
                continue;
            }

            if (IsIncome(item.Kind) && item.Period.Overlaps(lookBack))
            {
                income += item.Amount?.Yuan ?? 0m;
            }
            else if (IsProperty(item.Kind) && (item.ObjectId is null || things.Add(item.ObjectId)))
            {
                property += item.Amount?.Yuan ?? 0m;
            }
        }

        var months = one.Pack.LookBack.Divisor.Value;
        return Judgement.ByLaw(one.Standard, heads, Money.Of(income / months), Money.Of(property));
    }

    private static bool IsIncome(EvidenceKind kind) => kind is EvidenceKind.Wage or EvidenceKind.Pension;

    private static bool IsProperty(EvidenceKind kind) => kind is EvidenceKind.Deposit or EvidenceKind.Security or EvidenceKind.InsuranceValue;
}
