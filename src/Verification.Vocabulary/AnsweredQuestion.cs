namespace Verification.Vocabulary;

/// <summary>The open question a paper answers (所答复的问题).</summary>
/// <param name="Code">Its code, e.g. <c>question.stated_less</c>.</param>
/// <param name="Round">Round whose verdict asked it, from 1: when it is asked again, an answer to that takes the place of those before.</param>
public sealed record AnsweredQuestion(string Code, int Round);
