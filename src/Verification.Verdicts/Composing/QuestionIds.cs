using System.Globalization;
using Verification.Assessment;
using Verification.Contracts.Verdicts;

namespace Verification.Verdicts.Composing;

/// <summary>Numbers the open questions of a verification: the same question keeps its id through programmes and rounds, none is used twice.</summary>
internal sealed class QuestionIds
{
    private readonly Dictionary<(string Question, string? Source, string? MemberRef), string> _ids = [];
    private int _last;

    /// <param name="before">Verdicts of the rounds before.</param>
    public QuestionIds(IReadOnlyList<VerdictIssued> before)
    {
        foreach (var question in before.SelectMany(v => v.Programmes).SelectMany(p => p.OpenQuestions))
        {
            _ids[(question.Question.Zh, question.Source, question.MemberRef)] = question.Id;
            _last = Math.Max(_last, int.Parse(question.Id.AsSpan(1), CultureInfo.InvariantCulture));
        }
    }

    public string Of(QuestionOpen question)
    {
        var key = (Sentences.Of(question.Code).Zh, question.Source?.Code, question.MemberRef);
        return _ids.TryGetValue(key, out var id) ? id : _ids[key] = string.Create(CultureInfo.InvariantCulture, $"q{++_last}");
    }
}
