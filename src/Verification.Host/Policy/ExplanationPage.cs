using Verification.Assessment.Explaining;
using Verification.Host.CommandLine;

namespace Verification.Host.Policy;

/// <summary>Who reads an explanation.</summary>
internal enum Reader
{
    Family,
    Officer,
    Auditor,
}

/// <summary>The tree of steps from evidence to outcome, an indent for each level.</summary>
internal static class ExplanationPage
{
    public static void Print(Terminal terminal, Explanation explanation, Reader reader)
    {
        Print(terminal, explanation.Root, 0, reader);
        if (reader != Reader.Auditor)
            return;
        foreach (var flip in explanation.Flips)
            terminal.Line($"± {flip.Programme.Code} {flip.Condition}: {flip.Comparison}: {flip.Change:+0.############;-0.############;0} {flip.Unit}");
        terminal.Line($"sha256 {Convert.ToHexStringLower(explanation.Digest)}");
    }

    /// <summary>The same for programs.</summary>
    public static object Shown(Explanation explanation, Reader reader) => new
    {
        Reader = Word(reader),
        Digest = Convert.ToHexStringLower(explanation.Digest),
        Root = Shown(explanation.Root, reader),
        Flips = reader == Reader.Auditor
            ? explanation.Flips.Select(f => new { Programme = f.Programme.Code, f.Condition, f.Comparison, f.Change, f.Unit })
            : null,
    };

    /// <summary>Flags are nobody's to read but those who look; of a person with a maintenance duty the family learns what was assessed, not from what.</summary>
    private static bool IsFor(Step step, Reader reader) => reader != Reader.Family || step.Subject is not (StepSubject.Flag or StepSubject.Obligor);

    private static void Print(Terminal terminal, Step step, int depth, Reader reader)
    {
        var indent = new string(' ', 2 * depth);
        var who = step.MemberRef is { } member ? $" ({member})" : "";
        var means = step.Means is { } text ? $" {terminal.Say(text)}" : "";
        var article = step.Article is { } found ? $" [{found}]" : "";
        terminal.Line($"{indent}{step.Rule}{who}{means} = {step.Result}{article}".TrimEnd());
        if (step.Formula is { } formula)
            terminal.Line($"{indent}    := {formula.ReplaceLineEndings(" ").Trim()}");
        foreach (var input in step.Inputs)
            terminal.Line($"{indent}    {input.Name}: {input.Value}{(input.Source is { } source ? $" <{source} {input.AsOf:yyyy-MM-dd}>" : "")}");
        foreach (var part in step.Parts.Where(p => IsFor(p, reader)))
            Print(terminal, part, depth + 1, reader);
    }

    private static object Shown(Step step, Reader reader) => new
    {
        step.Rule, Subject = step.Subject.ToString().ToLowerInvariant(), step.MemberRef, step.Means, step.Article, step.Formula, step.Inputs, step.Result,
        Parts = step.Parts.Where(p => IsFor(p, reader)).Select(p => Shown(p, reader)),
    };

    private static string Word(Reader reader) => reader switch
    {
        Reader.Family => "family",
        Reader.Officer => "officer",
        _ => "auditor",
    };
}
