using Verification.Vocabulary;

namespace Verification.Assessment.Language;

/// <summary>A rule's text, checked and ready to be worked out.</summary>
public sealed class Formula
{
    private Formula(string text) => Text = text;

    /// <summary>As its author wrote it.</summary>
    public string Text { get; }

    /// <summary>Reads and checks a text; every fault is said, with its place in the text.</summary>
    /// <param name="unit">The unit the rule declares; ignored for a truth.</param>
    public static FormulaResult Compile(string text, Level level, FormulaKind kind, Unit unit, ISymbols symbols) =>
        new FormulaResult.Compiled(new(text));

    /// <summary>Names read, each once, in the order of the text.</summary>
    public IReadOnlyList<Symbol> References { get; } = [];

    /// <summary>Most elementary steps it can take on the largest household, see <see cref="FormulaLimits"/>.</summary>
    public long CostMax { get; }

    /// <summary>Each arm of each <c>if</c>, for coverage: index, where it stands, its text.</summary>
    public IReadOnlyList<FormulaBranch> Branches { get; } = [];

    public Figure Number(Scope scope, in Position at) => throw new BrokenPromise("not built yet");

    public Truth Truth(Scope scope, in Position at) => throw new BrokenPromise("not built yet");

    /// <summary>The comparisons a truth rests on (those joined by and, or, not at its top), each with both sides as they came out.</summary>
    public IReadOnlyList<Compared> Comparisons(Scope scope, in Position at) => [];
}

/// <summary>One arm of an <c>if</c>.</summary>
public sealed record FormulaBranch(int Index, int Offset, string Text);

/// <summary>One comparison, worked out.</summary>
/// <param name="Text">As written, e.g. <c>income.per_head &lt; dibao.standard</c>.</param>
/// <param name="Sign">&lt;, &lt;=, &gt;, &gt;=, = or !=.</param>
public sealed record Compared(string Text, Figure Left, string Sign, Figure Right, Unit Unit, Truth Holds);

/// <summary>Why a text is no formula.</summary>
/// <param name="Code">e.g. <c>formula.unit_clash</c>, <c>formula.unknown_name</c>, <c>formula.unreachable</c>, <c>formula.syntax</c>, <c>formula.too_costly</c>.</param>
/// <param name="Offset">0-based position in the text.</param>
/// <param name="Sentence">What is wrong, and what to do.</param>
public sealed record FormulaFault(string Code, int Offset, Text Sentence);

/// <summary>A formula, or every reason why there is none.</summary>
public abstract record FormulaResult
{
    private FormulaResult()
    {
    }

    public sealed record Compiled(Formula Formula) : FormulaResult;

    public sealed record Faulty(IReadOnlyList<FormulaFault> Faults) : FormulaResult;
}

/// <summary>Bounds that make the cost of any formula known before it runs.</summary>
public static class FormulaLimits
{
    public const int TextMax = 4_000;
    public const int NodesMax = 500;
    public const int DepthMax = 40;
    public const int MembersMax = 30;
    public const int ObligorsMax = 30;
    public const int MonthsMax = 36;
    public const int ItemsMax = 500;
    public const long CostMax = 1_000_000;
}
