using Verification.Vocabulary;

namespace Verification.Assessment.Language.Reading;

/// <summary>A part of a text as it was written, from its first to behind its last character; not yet checked.</summary>
internal abstract record Syntax(int Start, int End)
{
    /// <summary>The parts directly inside, in the order of the text.</summary>
    public virtual IEnumerable<Syntax> Parts => [];
}

/// <summary>A place whose fault is said already.</summary>
internal sealed record BrokenSyntax(int Start, int End) : Syntax(Start, End);

internal sealed record NumberSyntax(int Start, int End, string Text, decimal Value, Unit Unit) : Syntax(Start, End);

internal sealed record TruthSyntax(int Start, int End, bool Holds) : Syntax(Start, End);

internal sealed record NameSyntax(int Start, int End, string Name) : Syntax(Start, End);

internal sealed record NegativeSyntax(int Start, int End, Syntax Operand) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => [Operand];
}

internal sealed record NotSyntax(int Start, int End, Syntax Operand) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => [Operand];
}

/// <param name="Kind">Plus, Minus, Times, Over, And or Or.</param>
/// <param name="At">Where the sign stands.</param>
internal sealed record JoinedSyntax(int Start, int End, Syntax Left, TokenKind Kind, int At, Syntax Right) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => [Left, Right];
}

internal sealed record ComparedSyntax(int Start, int End, Syntax Left, Sign Sign, int At, Syntax Right) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => [Left, Right];
}

/// <summary>An arm with the text it was written in, parentheses included; the last arm has no condition.</summary>
internal sealed record ArmSyntax(Syntax? Condition, Syntax Result, int Start, int End);

internal sealed record ChoiceSyntax(int Start, int End, IReadOnlyList<ArmSyntax> Arms) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts =>
        Arms.SelectMany(arm => arm.Condition is { } condition ? [condition, arm.Result] : new[] { arm.Result });
}

internal enum Fold
{
    Sum,
    Min,
    Max,
    Count,
    Any,
    All,
}

/// <summary><c>min(a, b)</c> or <c>max(a, b)</c>.</summary>
internal sealed record ExtremeSyntax(int Start, int End, Fold Fold, IReadOnlyList<Syntax> Values) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => Values;
}

/// <summary><c>sum(members where c: e)</c> and its like.</summary>
/// <param name="SetAt">Where the word of the set stands.</param>
internal sealed record FoldSyntax(int Start, int End, Fold Fold, Level Set, int SetAt, Syntax? Where, Syntax? Body) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => new[] { Where, Body }.OfType<Syntax>();
}

internal sealed record RoundSyntax(int Start, int End, Syntax Amount, Rounding Rule) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => [Amount];
}

/// <summary><c>monthly(e)</c> or <c>yearly(e)</c>.</summary>
internal sealed record ConvertedSyntax(int Start, int End, bool IsMonthly, Syntax Amount) : Syntax(Start, End)
{
    public override IEnumerable<Syntax> Parts => [Amount];
}
