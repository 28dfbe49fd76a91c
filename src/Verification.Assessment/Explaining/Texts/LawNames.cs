using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>Values and rules of law as people call them who read no formulas.</summary>
internal static class LawNames
{
    /// <summary>What everybody who decides has to know of law without an article.</summary>
    public static TextSection Notice(Explanation explanation, Func<string, Text> nameOf)
    {
        var names = explanation.Assessment.Programmes.SelectMany(p => p.Assumed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(new("提示", "Notice"), names.Count == 0 ? [] :
        [
            new(new("下列政策数值或规则未找到文件依据,系暂定,须先确认再作决定。", "These values and rules of law were assumed: no article was found. Establish them before deciding.")),
            .. names.Select(nameOf).Distinct().Select(name => new TextLine(name, 1)),
        ]);
    }

    /// <summary>By what the law says it means, else by our word for it; a name neither knows is shown as the pack writes it.</summary>
    public static Text Of(Pack pack, string name) =>
        pack.Symbols.Rules.FirstOrDefault(r => string.Equals(r.Symbol.Name, name, StringComparison.Ordinal))?.Means
        ?? pack.Estimates.Rules.FirstOrDefault(r => string.Equals(r.LawName, name, StringComparison.Ordinal))?.Means
        ?? PartOfProgramme(pack, name) ?? Words.Law(name) ?? Said.Same(name);

    private static Text? PartOfProgramme(Pack pack, string name)
    {
        foreach (var programme in pack.Programmes)
        {
            if (string.Equals(name, $"{programme.Programme.Code}.amount", StringComparison.Ordinal))
            {
                return Said.Words(programme.Means, new(":金额的算法", ": how the amount is worked out"));
            }

            if (programme.Conditions.FirstOrDefault(c => string.Equals(name, $"{programme.Programme.Code}.condition.{c.Id}", StringComparison.Ordinal)) is { } condition)
            {
                return Said.Words(programme.Means, new(":要求“", ": the condition “"), pack.SentenceOf(condition.WhenTrue), new("”", "”"));
            }
        }

        return null;
    }
}
