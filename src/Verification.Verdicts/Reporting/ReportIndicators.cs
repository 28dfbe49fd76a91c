using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;

namespace Verification.Verdicts.Reporting;

/// <summary>The indicators a verdict itself carries: the standard, income per head, the limits of property, the amount.</summary>
/// <remarks>A caller that assesses the round again may give more of them from the tree of steps.</remarks>
public static class ReportIndicators
{
    private const string Within = "within";
    private const string Over = "over";
    private const string Undecided = "undecided";

    public static IReadOnlyList<ReportIndicator> Of(ProgrammeVerdict programme) =>
        [Standard(programme), Income(programme), .. programme.Property.Select(p => Property(programme, p)), .. Amount(programme)];

    private static ReportIndicator Standard(ProgrammeVerdict programme) => new()
    {
        Code = "standard",
        Name = ReportWords.Indicator("standard"),
        Low = programme.Standard.MonthlyPerHead,
        High = programme.Standard.MonthlyPerHead,
        Article = programme.Standard.Article,
    };

    private static ReportIndicator Income(ProgrammeVerdict programme)
    {
        var reason = programme.Reasons.FirstOrDefault(r => r.Code.StartsWith("income.", StringComparison.Ordinal));
        return new()
        {
            Code = "income.per_head",
            Name = ReportWords.Indicator("income.per_head"),
            Low = programme.PerHeadIncome.Low,
            High = programme.PerHeadIncome.High,
            Limit = programme.Standard.MonthlyPerHead,
            Result = reason?.Code switch
            {
                "income.below_standard" => Within,
                "income.not_below_standard" => Over,
                "income.straddles_standard" => Undecided,
                _ => null,
            },
            Article = reason?.Article,
        };
    }

    private static ReportIndicator Property(ProgrammeVerdict programme, PropertyResult limit) => new()
    {
        Code = $"property.{limit.Limit}",
        Name = ReportWords.Indicator($"property.{limit.Limit}"),
        Result = limit.Result,
        Article = programme.Reasons.FirstOrDefault(r => r.Code.StartsWith($"property.{limit.Limit}_", StringComparison.Ordinal))?.Article,
    };

    private static IEnumerable<ReportIndicator> Amount(ProgrammeVerdict programme)
    {
        if (programme.Amount is not { } amount)
        {
            yield break;
        }

        yield return new()
        {
            Code = "amount",
            Name = ReportWords.Indicator(amount.Payable is null ? "amount.possible" : "amount"),
            Low = amount.Payable ?? amount.Low,
            High = amount.Payable ?? amount.High,
        };
    }
}
