using Verification.Assessment.Explaining;
using Verification.Assessment.Language;
using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;
using Verification.Vocabulary;

namespace Verification.Verdicts.Reporting;

/// <summary>The indicators of a report: what the verdict carries, and every amount of the household the law worked out on the way.</summary>
public static class ReportIndicators
{
    private const string Within = "within";
    private const string Over = "over";
    private const string Undecided = "undecided";

    /// <param name="explanation">Of the same round, rebuilt; null: it cannot be rebuilt any more, and the verdict's own must do.</param>
    public static IReadOnlyList<ReportIndicator> Of(ProgrammeVerdict programme, Explanation? explanation)
    {
        var own = Of(programme);
        if (explanation is null)
        {
            return own;
        }

        var worked = Worked(explanation, programme.Programme);
        return [.. own.Select(i => worked.GetValueOrDefault(i.Code) is { } found && i.Low is null && i.High is null ? i with { Low = found.Low, High = found.High } : i),
            .. worked.Values.Where(w => own.All(i => i.Code != w.Code))];
    }

    /// <summary>Amounts of the household by the name of their rule, in the order in which the law worked them out.</summary>
    private static Dictionary<string, ReportIndicator> Worked(Explanation explanation, string programme) =>
        explanation.Root.Parts.Where(p => p.Subject == StepSubject.Programme && p.Rule == programme).SelectMany(p => p.All())
            .Where(s => s is { Subject: StepSubject.Household, Means: not null, Number: not null } && (s.Unit == Unit.OfYuan || s.Unit == Unit.YuanPerMonth))
            .DistinctBy(s => s.Rule)
            .ToDictionary(s => s.Rule, Indicator, StringComparer.Ordinal);

    private static ReportIndicator Indicator(Step step)
    {
        var range = step.Number!.Value.Best;
        return new()
        {
            Code = step.Rule,
            Name = new(step.Means!.Zh, step.Means.En),
            Low = range.LowOpen ? null : Money.Of(range.Low).Rounded(Rounding.NearestFen).ToString(),
            High = range.HighOpen ? null : Money.Of(range.High).Rounded(Rounding.NearestFen).ToString(),
            Article = step.Article,
        };
    }

    private static IReadOnlyList<ReportIndicator> Of(ProgrammeVerdict programme) =>
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
