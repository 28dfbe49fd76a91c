namespace Verification.Assessment.Packs.Reading;

/// <summary>Names of the values the engine itself reads; all others belong to the formulas of the packs.</summary>
internal static class KnownValues
{
    public const string LookBackMonths = "income.look_back";
    public const string LookBackDivisor = "income.divisor";
    public const string CountsMonthOfApplication = "income.counts_month_of_application";
    public const string PerHeadRounding = "income.per_head_rounding";
    public const string WagesBy = "income.wages_by";
    public const string WorkingFromAge = "labour.from_age";
    public const string WorkingBeforeAge = "labour.before_age";
    public const string NoRecordLow = "labour.no_record_low";
    public const string NoRecordHigh = "labour.no_record_high";
    public const string DiscrepancyIgnore = "discrepancy.ignore_below";
    public const string DiscrepancySmall = "discrepancy.small_below";
    public const string DiscrepancyMedium = "discrepancy.medium_below";
    public const string AskedFirst = "verdict.asked_first";
    public const string StatedCounts = "income.stated_counts";
    public const string AnswerWithin = "answer_within";
    public const string ValidFor = "verdict.valid_for";
    public const string QuestionDue = "question.due_within";
    public const string HumanStepDue = "human_step.due_within";
    public const string RemedyWithin = "remedy.within";
}
