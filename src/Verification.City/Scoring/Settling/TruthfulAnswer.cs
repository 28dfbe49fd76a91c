using Verification.Assessment;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Settling;

/// <summary>The case with an open question answered by what is true.</summary>
internal static class TruthfulAnswer
{
    /// <summary>The first of the questions answered. Null: nothing answers it, e.g. a situation the law wants a person to look at, or the service refuses what answers it.</summary>
    /// <param name="questions">All that are open, best first; at least one.</param>
    public static CityCase? To(IReadOnlyList<QuestionOpen> questions, CityCase one) => questions[0] switch
    {
        { Code: "question.source_silent" or "question.identity" or "question.consent" or "question.part_of_period" or "question.payday_missing", Source: { } source } question =>
            SourceStatement.Of(one, source, OrdinalOf(one, question)),
        { Code: "question.share" } question when OrdinalOf(one, question) is { } owner => Ownership.Of(one, owner),
        { Code: "question.composition" } => HomeVisit.Of(one),
        { Code: QuestionCodes.HouseholdIncome } => IncomeSupplement.Of(one, questions, [.. one.Facts.Members.Select(m => m.Ordinal)]),
        var question => OrdinalOf(one, question) is { } person ? IncomeSupplement.Of(one, questions, [person]) : null,
    };

    private static int? OrdinalOf(CityCase one, QuestionOpen question) => question.MemberRef is { } member
        ? one.Facts.Members.FirstOrDefault(m => string.Equals(m.MemberRef, member, StringComparison.Ordinal))?.Ordinal
        : null;
}
