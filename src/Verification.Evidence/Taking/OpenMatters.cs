using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>What a verdict left open, as far as papers may answer it.</summary>
/// <param name="Round">Of the verdict that asks, from 1.</param>
/// <param name="Matters">Its open questions.</param>
/// <param name="Contradicted">Kinds of members' income records show more of than is stated.</param>
public sealed record OpenMatters(int Round, IReadOnlyList<OpenMatter> Matters, IReadOnlySet<PersonsIncome> Contradicted)
{
    /// <param name="before">The evidence the verdict rests on, as it counts now.</param>
    public static OpenMatters Of(int round, IReadOnlyList<OpenMatter> matters, Pack pack, HouseholdFacts facts, IReadOnlyList<Answer> before) => new(
        round, matters, matters.Any(m => m.Code == QuestionCodes.StatedLess) ? Assessor.Contradicted(pack, facts, EvidenceSet.Of(before)) : new HashSet<PersonsIncome>());

    /// <summary>The matter of this id, or null.</summary>
    public OpenMatter? Find(string id) => Matters.FirstOrDefault(m => m.Id == id);

    /// <summary>
    /// The question about a person's income that what was given answers for this kind of income, as the answer to it, or to the one about all income
    /// of the household asked with it, or found on a visit: why records contradict the person's statement where they do, else what is earned
    /// beside records. Null: none.
    /// </summary>
    internal AnsweredQuestion? AnsweredBy(GivenEvidence given, EvidenceKind kind)
    {
        var contradicted = Contradicted.Contains(new(given.MemberOrdinal, kind)) && IsOpen(QuestionCodes.StatedLess, given.MemberOrdinal);
        var beside = QuestionCodes.BesideRecords.FirstOrDefault(code => IsOpen(code, given.MemberOrdinal));
        if (given.Question is not { } id)
        {
            return Answered(contradicted ? QuestionCodes.StatedLess : beside);
        }

        return Find(id) is { Code: { } asked } matter && (matter.MemberOrdinal ?? given.MemberOrdinal) == given.MemberOrdinal
            ? Answered(asked switch
            {
                QuestionCodes.StatedLess or QuestionCodes.HouseholdIncome when contradicted => asked,
                QuestionCodes.HouseholdIncome => beside,
                _ when QuestionCodes.BesideRecords.Contains(asked) => asked,
                _ => null,
            })
            : null;
    }

    /// <summary>Whether this is the answer to the question why records contradict this person's statement.</summary>
    internal bool AnswersWhyStatedLess(GivenEvidence given) =>
        given.Question is { } id && Find(id) is { Code: QuestionCodes.StatedLess } matter && matter.MemberOrdinal == given.MemberOrdinal;

    private bool IsOpen(string code, int ordinal) => Matters.Any(m => m.Code == code && m.MemberOrdinal == ordinal);

    private AnsweredQuestion? Answered(string? code) => code is null ? null : new(code, Round);
}

/// <summary>One open question of a verdict.</summary>
/// <param name="Id">E.g. <c>q1</c>.</param>
/// <param name="Code">Its code; null where nothing but its answer hangs on it.</param>
/// <param name="Source">The source it is about, if it is about one.</param>
/// <param name="MemberOrdinal">The person it is about, or null for the household.</param>
public sealed record OpenMatter(string Id, string? Code, SourceId? Source, int? MemberOrdinal);
