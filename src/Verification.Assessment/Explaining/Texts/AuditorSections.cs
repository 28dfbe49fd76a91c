using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>What an auditor needs to work it out again: every step as it was made.</summary>
internal static class AuditorSections
{
    public static TextSection Law(Explanation explanation) => new(
        new("政策包与摘要", "Law and digests"),
        [
            .. explanation.Root.Inputs.Select(i => new TextLine(Said.Words(Words.RootInput(i.Name), new(":", ": "), Said.Same(i.Value)))),
            new(Said.Words(new("说明摘要:", "Digest of the explanation: "), Said.Same(Convert.ToHexStringLower(explanation.Digest)))),
        ]);

    /// <summary>Law without an article, by the names of the packs.</summary>
    public static TextSection AssumedLaw(Explanation explanation) =>
        LawNames.Notice(explanation, name => LawNames.Of(explanation.Assessment.Pack, name) is var said && said == Said.Same(name)
            ? said
            : Said.Words(Said.Same(name + " "), said));

    public static TextSection Tree(Explanation explanation)
    {
        var lines = new List<TextLine>();
        foreach (var part in explanation.Root.Parts)
        {
            Add(part, 0, lines);
        }

        return new(new("计算过程", "How it was worked out"), lines);
    }

    /// <summary>How far the left side of each comparison is from its border; a comparison that lets equality in turns only beyond it.</summary>
    public static TextSection Borders(Explanation explanation) => new(
        new("距界限", "Distance to the borders"),
        [.. explanation.Flips.Select(f => new TextLine(Said.Words(
            Said.Same($"{f.Programme.Code}.{f.Condition}: {f.Comparison} → {(f.Change < 0m ? "" : "+")}"), Said.Amount(Money.Of(f.Change), f.Unit))))]);

    private static void Add(Step step, int depth, List<TextLine> into)
    {
        into.Add(new(Said.Words(Items.Who(step), Name(step), Said.Same(" = "), Result(step), OfficerSections.Article(step.Article)), depth));
        if (step.Formula is { } formula)
        {
            into.Add(new(Said.Words(new("公式:", "Formula: "), Said.Same(formula)), depth + 1));
        }

        into.AddRange(step.Inputs.Select(i => new TextLine(Input(i), depth + 1)));
        foreach (var part in step.Parts)
        {
            Add(part, depth + 1, into);
        }
    }

    private static Text Name(Step step) =>
        step.Means is { } means ? Said.Words(Said.Same(step.Rule + " "), means) : step.IsItem ? Said.Words(Said.Same(step.Rule + " "), Words.Item(step)) : Said.Same(step.Rule);

    private static Text Result(Step step) => step.Number is { } number
        ? Said.Words(Said.Same(step.Result + "; "), Said.Number(number, step.Unit))
        : Said.Same(step.Result);

    private static Text Input(StepInput input) => input.Source is { } source
        ? Said.Words(Said.Same($"{input.Name} = {input.Value} "), new("(", "("), Words.Source(source), Days(input.Period), CommonSections.AsOf(input.AsOf), new(")", ")"))
        : Said.Same($"{input.Name} = {input.Value}");

    private static Text Days(Period? period) =>
        period is { } days ? Said.Same($", {(days.From is { } from ? Said.Day(from) : "…")}/{(days.To is { } to ? Said.Day(to) : "…")}") : Said.Same("");
}
