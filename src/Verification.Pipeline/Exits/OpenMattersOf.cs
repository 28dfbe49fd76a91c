using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Contracts.Verdicts;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Pipeline.Exits;

/// <summary>Reads from a verdict what it left open.</summary>
internal static class OpenMattersOf
{
    // A verdict names its questions by their sentences; these decide what a paper answers.
    private static readonly Dictionary<string, string> Codes = QuestionCodes.EndedByPapers.Keys
        .ToDictionary(code => ReasonCatalogue.SentenceOf(code).Zh, StringComparer.Ordinal);

    public static OpenMatters Verdict(VerdictIssued verdict, Pack pack, HouseholdFacts facts, IReadOnlyList<Answer> before)
    {
        var ordinals = facts.Everyone.ToDictionary(p => p.MemberRef, p => p.Ordinal, StringComparer.Ordinal);
        var questions = verdict.Programmes.SelectMany(p => p.OpenQuestions).DistinctBy(q => q.Id, StringComparer.Ordinal);
        return OpenMatters.Of(
            verdict.Round,
            [.. questions.Select(q => new OpenMatter(
                q.Id, Codes.GetValueOrDefault(q.Question.Zh), q.Source is { } source ? new(source) : null,
                q.MemberRef is { } member && ordinals.TryGetValue(member, out var ordinal) ? ordinal : null))],
            pack, facts, before);
    }
}
