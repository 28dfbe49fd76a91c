using Verification.Assessment;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Settling;

/// <summary>The case with an open question answered by what is true.</summary>
internal static class TruthfulAnswer
{
    // More was declared than found or less, of whatever income; the other questions about a person are about work.
    private const string DeclaredMore = "question.declared_more";
    private const string StatedLess = "question.stated_less";

    /// <summary>Null: nothing the city knows answers such a question, e.g. a situation the law wants a person to look at.</summary>
    public static CityCase? To(QuestionOpen question, CityCase one) => question.Code switch
    {
        "question.source_silent" or "question.identity" or "question.consent" or "question.part_of_period" when question.Source is { } source =>
            SourceStatement.Of(one, source, OrdinalOf(one, question)),
        "question.share" when OrdinalOf(one, question) is { } owner => Ownership.Of(one, owner),
        "question.composition" => HomeVisit.Of(one),
        "question.household_income" => OfAll(one),
        _ => OrdinalOf(one, question) is { } person ? IncomeStatement.Of(one, person, whole: question.Code is DeclaredMore or StatedLess) : null,
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
