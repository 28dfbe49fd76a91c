namespace Verification.Assessment;

/// <summary>Codes of the open questions that something beside their sentence hangs on.</summary>
public static class QuestionCodes
{
    /// <summary>Records of income contradict what the person states.</summary>
    public const string StatedLess = "question.stated_less";

    /// <summary>All income of everybody, where that of several persons is open.</summary>
    public const string HouseholdIncome = "question.household_income";

    /// <summary>More was declared than found.</summary>
    public const string DeclaredMore = "question.declared_more";

    /// <summary>Views of one income contradict each other.</summary>
    public const string EstimatesConflict = "question.estimates_conflict";

    /// <summary>Flexible work, of which income can only be estimated.</summary>
    public const string FlexibleWork = "question.flexible_work";

    /// <summary>An able adult of whom no source knows any work.</summary>
    public const string NoRecord = "question.no_record";

    /// <summary>More money came in than income is known of.</summary>
    public const string Inflow = "question.inflow";

    /// <summary>The questions what a person earns beside what records show; what was estimated or claimed of it ends with their answer, of the last the inflow only.</summary>
    public static IReadOnlyList<string> BesideRecords { get; } = [FlexibleWork, NoRecord, DeclaredMore, EstimatesConflict, Inflow];

    /// <summary>The questions about a person's income that a paper ends where the law lets it, by their codes.</summary>
    public static IReadOnlyDictionary<string, string> EndedByPapers { get; } =
        new[] { StatedLess, HouseholdIncome }.Concat(BesideRecords).ToDictionary(code => code, StringComparer.Ordinal);

    /// <summary>A record somebody objects to.</summary>
    public const string Disputed = "question.disputed";

    /// <summary>A paper that may show the same as a newer one.</summary>
    public const string MayBeSame = "question.may_be_same";
}
