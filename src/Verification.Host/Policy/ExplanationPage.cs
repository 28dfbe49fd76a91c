using Verification.Assessment.Explaining;
using Verification.Assessment.Explaining.Texts;
using Verification.Host.CommandLine;

namespace Verification.Host.Policy;

/// <summary>Who reads an explanation.</summary>
internal enum Reader
{
    Family,
    Officer,
    Auditor,
}

/// <summary>An explanation as far as its reader may know it, an indent for each level.</summary>
internal static class ExplanationPage
{
    public static void Print(Terminal terminal, Explanation explanation, Reader reader)
    {
        var text = TextFor(explanation, reader);
        terminal.Line(text.Title);
        foreach (var section in text.Sections)
        {
            terminal.Line();
            terminal.Line(section.Title);
            foreach (var line in section.Lines)
                terminal.Line($"{new string(' ', 2 * (line.Depth + 1))}{terminal.Say(line.Says)}");
        }
    }

    /// <summary>The same for programs; the tree itself is for auditors only: its names tell what a family must not read.</summary>
    public static object Shown(Explanation explanation, Reader reader)
    {
        var text = TextFor(explanation, reader);
        var whole = reader == Reader.Auditor;
        return new
        {
            Reader = reader.ToString().ToLowerInvariant(),
            Digest = Convert.ToHexStringLower(explanation.Digest),
            text.Title,
            text.Sections,
            Root = whole ? Shown(explanation.Root) : null,
            Flips = whole ? explanation.Flips.Select(f => new { Programme = f.Programme.Code, f.Condition, f.Comparison, f.Change, f.Unit }) : null,
        };
    }

    private static ExplanationText TextFor(Explanation explanation, Reader reader) => reader switch
    {
        Reader.Family => ExplanationTexts.ForFamily(explanation),
        Reader.Officer => ExplanationTexts.ForOfficer(explanation),
        _ => ExplanationTexts.ForAuditor(explanation),
    };

    private static object Shown(Step step) => new
    {
        step.Rule, Subject = step.Subject.ToString().ToLowerInvariant(), step.MemberRef, step.Means, step.Article, step.Formula, step.Inputs, step.Result,
        Parts = step.Parts.Select(Shown),
    };
}
