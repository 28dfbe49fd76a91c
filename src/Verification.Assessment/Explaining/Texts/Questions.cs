namespace Verification.Assessment.Explaining.Texts;

/// <summary>Open questions in words.</summary>
internal static class Questions
{
    /// <summary>What is asked, and beneath it what would answer it.</summary>
    public static IEnumerable<TextLine> Lines(QuestionOpen question)
    {
        var about = question.MemberRef is { } member ? Said.Words(CommonSections.Member(member), new(":", ": ")) : Said.Same("");
        var source = question.Source is { } id ? Said.Words(new("(", " ("), Words.Source(id.Code), new(")", ")")) : Said.Same("");
        yield return new(Said.Words(about, ReasonCatalogue.SentenceOf(question.Code), source));
        if (question.Accepts.Count > 0)
        {
            yield return new(Said.Words(new("可接受:", "Accepted: "), Said.List(question.Accepts.Select(Words.Paper))), 1);
        }
    }
}
