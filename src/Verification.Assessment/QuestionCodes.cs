namespace Verification.Assessment;

/// <summary>Codes of the open questions that something beside their sentence hangs on.</summary>
public static class QuestionCodes
{
    /// <summary>Records of income contradict what the person states.</summary>
    public const string StatedLess = "question.stated_less";

    /// <summary>All income of everybody, where that of several persons is open.</summary>
    public const string HouseholdIncome = "question.household_income";

    /// <summary>A record somebody objects to.</summary>
    public const string Disputed = "question.disputed";

    /// <summary>A paper that may show the same as a newer one.</summary>
    public const string MayBeSame = "question.may_be_same";
}
