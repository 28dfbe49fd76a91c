using Verification.Assessment.Language.Checking;
using Verification.Assessment.Language.Nodes;
using Verification.Vocabulary;

namespace Verification.Assessment.Language;

/// <summary>A rule's text, checked and ready to be worked out.</summary>
public sealed class Formula
{
    private readonly NumberNode? _number;
    private readonly TruthNode? _truth;
    private readonly IReadOnlyList<Comparison> _comparisons;

    internal Formula(CheckedText text)
    {
        Text = text.Text;
        Canonical = text.Canonical;
        References = text.References;
        Branches = text.Branches;
        CostMax = text.CostMax;
        (_number, _truth) = (text.Root.Number, text.Root.Truth);
        _comparisons = [.. Tops.Of(_truth)];
    }

    /// <summary>As its author wrote it.</summary>
    public string Text { get; }

    /// <summary>The same formula in single blanks and with no parentheses but those it needs; what digests are made of.</summary>
    public string Canonical { get; }

    /// <summary>Reads and checks a text; every fault is said, with its place in the text.</summary>
    /// <param name="unit">The unit the rule declares; ignored for a truth.</param>
    public static FormulaResult Compile(string text, Level level, FormulaKind kind, Unit unit, ISymbols symbols) =>
        FormulaCompiler.Compile(text, level, kind, unit, symbols);

    /// <summary>Names read, each once, in the order of the text.</summary>
    public IReadOnlyList<Symbol> References { get; }

    /// <summary>Most elementary steps it can take on the largest household, see <see cref="FormulaLimits"/>.</summary>
    public long CostMax { get; }

    /// <summary>Each arm of each <c>if</c>, for coverage: index, where it stands, its text.</summary>
    public IReadOnlyList<FormulaBranch> Branches { get; }

    public Figure Number(Scope scope, in Position at) => TryExact(scope, at, out decimal value) ? Figure.Point(value) : Wide(scope, at);

    public Truth Truth(Scope scope, in Position at) => TryExact(scope, at, out bool holds) ? Language.Truth.Of(holds) : WideTruth(scope, at);

    /// <summary>The number, when everything it needs is one point known by evidence.</summary>
    internal bool TryExact(Scope scope, in Position at, out decimal value)
    {
        Promise.That(_number is not null, "only a formula of a number is asked for its number");
        scope.Coverage?.WorkOut(this);
        try
        {
            return _number!.Exact(new(scope, this, at), out value);
        }
        catch (OverflowException)
        {
            // Beyond all decimals: what is still known of it is worked out in extents.
            value = 0m;
            return false;
        }
    }

    /// <summary>The truth, when everything it needs is decided by evidence.</summary>
    internal bool TryExact(Scope scope, in Position at, out bool holds)
    {
        Promise.That(_truth is not null, "only a formula of a truth is asked for its truth");
        scope.Coverage?.WorkOut(this);
        try
        {
            return _truth!.Exact(new(scope, this, at), out holds);
        }
        catch (OverflowException)
        {
            holds = false;
            return false;
        }
    }

    /// <summary>The number in extents, for where <see cref="TryExact(Scope, in Position, out decimal)"/> gave up.</summary>
    internal Figure Wide(Scope scope, in Position at) => _number!.Wide(new(scope, this, at));

    /// <summary>The truth in three values, for where it is not decided by evidence alone.</summary>
    internal Truth WideTruth(Scope scope, in Position at) => _truth!.Wide(new(scope, this, at));

    /// <summary>The comparisons a truth rests on (those joined by and, or, not at its top), each with both sides worked out.</summary>
    public IReadOnlyList<Compared> Comparisons(Scope scope, in Position at)
    {
        var frame = new Frame(scope, this, at, isSure: false);
        return [.. _comparisons.Select(comparison => comparison.WorkedOut(frame))];
    }
}

/// <summary>One arm of an <c>if</c>.</summary>
public sealed record FormulaBranch(int Index, int Offset, string Text);

/// <summary>One comparison, worked out.</summary>
/// <param name="Text">As written, e.g. <c>income.per_head &lt; dibao.standard</c>.</param>
/// <param name="Sign">&lt;, &lt;=, &gt;, &gt;=, = or !=.</param>
public sealed record Compared(string Text, Figure Left, string Sign, Figure Right, Unit Unit, Truth Holds);
