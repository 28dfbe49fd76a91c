using System.Collections.Frozen;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Every value of law a pack may set, and the unit it must be written with.</summary>
internal static class KnownValues
{
    public const string LookBackMonths = "income.look_back";
    public const string LookBackDivisor = "income.divisor";
    public const string CountsMonthOfApplication = "income.counts_month_of_application";
    public const string PerHeadRounding = "income.per_head_rounding";
    public const string AmountRounding = "amount.rounding";
    public const string WorkingFromAge = "labour.from_age";
    public const string WorkingBeforeAge = "labour.before_age";
    public const string NoRecordLow = "labour.no_record_low";
    public const string NoRecordHigh = "labour.no_record_high";
    public const string DiscrepancyIgnore = "discrepancy.ignore_below";
    public const string DiscrepancySmall = "discrepancy.small_below";
    public const string DiscrepancyMedium = "discrepancy.medium_below";
    public const string AnswerWithin = "answer_within";
    public const string ValidFor = "verdict.valid_for";
    public const string QuestionDue = "question.due_within";
    public const string HumanStepDue = "human_step.due_within";
    public const string RemedyWithin = "remedy.within";

    /// <summary>Names that are not tied to one programme.</summary>
    private static readonly FrozenDictionary<string, Unit> Shared = new Dictionary<string, Unit>(StringComparer.Ordinal)
    {
        [LookBackMonths] = Unit.Months,
        [LookBackDivisor] = Unit.Months,
        [CountsMonthOfApplication] = Unit.YesNo,
        [PerHeadRounding] = Unit.RoundingName,
        [AmountRounding] = Unit.RoundingName,
        [WorkingFromAge] = Unit.Years,
        [WorkingBeforeAge] = Unit.Years,
        [NoRecordLow] = Unit.YuanPerMonth,
        [NoRecordHigh] = Unit.YuanPerMonth,
        [DiscrepancyIgnore] = Unit.Percent,
        [DiscrepancySmall] = Unit.Percent,
        [DiscrepancyMedium] = Unit.Percent,
        [AnswerWithin] = Unit.WorkingDays,
        [ValidFor] = Unit.Months,
        [QuestionDue] = Unit.Days,
        [HumanStepDue] = Unit.Days,
        [RemedyWithin] = Unit.Days,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Endings of names that belong to a programme, e.g. <c>dibao.standard</c>.</summary>
    private static readonly FrozenDictionary<string, Unit> OfProgramme = new Dictionary<string, Unit>(StringComparer.Ordinal)
    {
        ["standard"] = Unit.YuanPerMonth,
        ["standard_yearly"] = Unit.YuanPerYear,
        ["financial_standards"] = Unit.Times,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Unit? UnitOf(string name)
    {
        if (Shared.TryGetValue(name, out var unit))
        {
            return unit;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && OfProgramme.TryGetValue(name[(dot + 1)..], out unit) ? unit : null;
    }
}
