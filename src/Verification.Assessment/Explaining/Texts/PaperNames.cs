using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>What the papers that answer questions are called.</summary>
public static class PaperNames
{
    /// <summary>The paper's name; the code itself where nobody has named it.</summary>
    public static Text Of(string code) => Words.Paper(code) is var text && !text.Zh.StartsWith(Words.Missing) ? text : new(code, code);
}
