using Verification.Assessment;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Settling;

/// <summary>The case with an open question answered by what is true.</summary>
internal static class TruthfulAnswer
{
    // More was declared than found, of whatever income; the other questions about a person are about work.
    private const string DeclaredMore = "question.declared_more";
    private const string StatedLess = "question.stated_less";
    private const string HouseholdIncome = "question.household_income";

    /// <summary>The first of the questions answered. Null: nothing answers it, e.g. a situation the law wants a person to look at.</summary>
    /// <remarks>
    /// Less was stated than found: papers stand beside the records they contradict and never take their place, so that no paper ends that
    /// question in a later round of the service either. What is asked together with it is as open.
    /// </remarks>
    /// <param name="questions">All that are open, best first; at least one.</param>
    public static CityCase? To(IReadOnlyList<QuestionOpen> questions, CityCase one) => questions[0] switch
    {
        { Code: StatedLess } => null,
        { Code: HouseholdIncome } => questions.Any(q => q.Code == StatedLess) ? null : OfAll(one),
        var question => Single(question, one),
    };

    private static CityCase? Single(QuestionOpen question, CityCase one) => question.Code switch
    {
        "question.source_silent" or "question.identity" or "question.consent" or "question.part_of_period" or "question.payday_missing" when question.Source is { } source =>
            SourceStatement.Of(one, source, OrdinalOf(one, question)),
        "question.share" when OrdinalOf(one, question) is { } owner => Ownership.Of(one, owner),
        "question.composition" => HomeVisit.Of(one),
        _ => OrdinalOf(one, question) is { } person ? IncomeStatement.Of(one, person, whole: question.Code == DeclaredMore) : null,
    };

    private static CityCase? OfAll(CityCase one)
    {
        foreach (var member in one.Facts.Members)
        {
            one = IncomeStatement.Of(one, member.Ordinal, whole: true) ?? one;
        }

        return one;
    }

    private static int? OrdinalOf(CityCase one, QuestionOpen question) => question.MemberRef is { } member
        ? one.Facts.Members.FirstOrDefault(m => string.Equals(m.MemberRef, member, StringComparison.Ordinal))?.Ordinal
        : null;
}
