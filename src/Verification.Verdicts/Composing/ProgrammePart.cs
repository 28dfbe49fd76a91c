using System.Globalization;
using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Contracts.Verdicts;
using Verification.Vocabulary;

namespace Verification.Verdicts.Composing;

/// <summary>One programme's part of a verdict.</summary>
internal static class ProgrammePart
{
    public static ProgrammeVerdict Of(ProgrammeAssessment programme, QuestionIds ids) => new()
    {
        Programme = programme.Programme.Code,
        Outcome = Codes.Of(programme.Outcome),
        Basis = new()
        {
            Estimated = programme.Estimated, Coverage = programme.Coverage is { } share ? Careful(share) : null, Assumed = programme.Assumed,
        },
        Standard = new(
            programme.Rule.Standard.Name, programme.Rule.Standard.Value.ToString(), programme.Rule.Standard.Article ?? "status: assumed"),
        PerHeadIncome = new() { Low = programme.PerHead.Low?.ToString(), High = programme.PerHead.High?.ToString() },
        Property = [.. programme.Conditions.Where(c => c.Rule.About == ConditionSubject.Property).Select(Property)],
        Reasons = [.. programme.Reasons.Select(r => new VerdictReason { Code = r.Code, Sentence = new(r.Sentence.Zh, r.Sentence.En), Article = r.Article })],
        MainCause = programme.MainCause is { } cause ? MainCauses.CodeOf(cause) : null,
        OpenQuestions = [.. programme.OpenQuestions.Select(q => Question(q, ids))],
        Amount = programme.Amount is { } amount ? Amount(programme, amount) : null,
    };

    // Cut and not rounded: no more is promised than is known.
    private static string Careful(decimal share) => decimal.Round(share, 2, MidpointRounding.ToZero).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The same part with the day by which its questions are to be answered.</summary>
    public static ProgrammeVerdict Due(ProgrammeVerdict part, DateOnly due) =>
        part.OpenQuestions.Count == 0 ? part : part with { OpenQuestions = [.. part.OpenQuestions.Select(q => q with { Due = due })] };

    private static PropertyResult Property(ConditionResult condition) => new()
    {
        Limit = condition.Rule.Id,
        Result = condition.Holds switch { TruthValue.True => "within", TruthValue.False => "over", _ => "undecided" },
    };

    private static OpenQuestion Question(QuestionOpen question, QuestionIds ids) => new()
    {
        Id = ids.Of(question),
        Addressee = question.Addressee,
        Source = question.Source?.Code,
        MemberRef = question.MemberRef,
        Question = Sentences.Of(question.Code),
        AcceptedAnswers = question.Accepts,
        Due = default,
    };

    private static AmountAssessed Amount(ProgrammeAssessment programme, AmountFound amount) => new()
    {
        Low = amount.Low?.ToString(), High = amount.High?.ToString(), Payable = amount.Payable?.ToString(), Rule = programme.Rule.Amount!.Rule,
        OneOff = amount.OneOff,
        Arrears = programme.Arrears?.Amount.ToString(),
    };
}
