using Verification.Contracts.Api;
using Verification.Contracts.Verdicts;

namespace Verification.Verdicts.Rounds;

/// <summary>What became of every question a verification was asked.</summary>
public static class QuestionStates
{
    /// <summary>One entry per question, in the order of their ids.</summary>
    /// <remarks>
    /// The latest verdict still asks it: open until its day, lapsed after it. It asks it no more: answered, by whatever was brought. When the
    /// verification has ended, nobody may answer what was still open.
    /// </remarks>
    /// <param name="verdicts">Of all rounds, the first one first.</param>
    /// <param name="closed">The verification has ended.</param>
    /// <param name="today">In Asia/Shanghai.</param>
    public static IReadOnlyList<QuestionStatus> Of(IReadOnlyList<VerdictIssued> verdicts, bool closed, DateOnly today)
    {
        var asked = new Dictionary<string, (int Round, OpenQuestion Question)>(StringComparer.Ordinal);
        foreach (var verdict in verdicts)
        {
            foreach (var question in verdict.Programmes.SelectMany(p => p.OpenQuestions))
            {
                asked[question.Id] = (verdict.Round, question);
            }
        }

        var latest = verdicts.Count == 0 ? 0 : verdicts[^1].Round;
        return
        [
            .. asked.Values.OrderBy(a => a.Question.Id.Length).ThenBy(a => a.Question.Id, StringComparer.Ordinal).Select(a => new QuestionStatus
            {
                Id = a.Question.Id,
                Round = a.Round,
                State = a.Round < latest ? "answered" : closed || a.Question.Due < today ? "lapsed" : "open",
                Due = a.Question.Due,
            }),
        ];
    }
}
