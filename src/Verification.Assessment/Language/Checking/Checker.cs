using Verification.Assessment.Language.Nodes;
using Verification.Assessment.Language.Reading;

namespace Verification.Assessment.Language.Checking;

/// <summary>Finds the names of a formula, checks kinds, units and levels, and makes the nodes that work it out.</summary>
internal sealed partial class Checker(string text, ISymbols symbols, FormulaFaults faults)
{
    private readonly List<Symbol> _references = [];
    private readonly List<FormulaBranch> _branches = [];

    public IReadOnlyList<Symbol> References => _references;

    public IReadOnlyList<FormulaBranch> Branches => _branches;

    public Bound Check(Syntax syntax, Standing here) => syntax switch
    {
        NumberSyntax number => Bound.Of(new Constant(number.Value), number.Unit, 1),
        TruthSyntax truth => Bound.Of(new TruthConstant(truth.Holds), 1),
        NameSyntax name => Name(name, here),
        NegativeSyntax negative => Negative(negative, here),
        NotSyntax not => Denied(not, here),
        JoinedSyntax { Kind: TokenKind.And or TokenKind.Or } joined => Logic(joined, here),
        JoinedSyntax joined => Arithmetic(joined, here),
        ComparedSyntax compared => Compared(compared, here),
        ChoiceSyntax choice => Choice(choice, here),
        ExtremeSyntax extreme => Extreme(extreme, here),
        FoldSyntax fold => Folded(fold, here),
        RoundSyntax round => Rounded(round, here),
        ConvertedSyntax converted => Converted(converted, here),
        _ => Bound.Broken,
    };

    private Bound Name(NameSyntax name, Standing here)
    {
        if (symbols.Find(name.Name) is not { } symbol)
        {
            faults.UnknownName(name, symbols);
            return Bound.Broken;
        }

        if (!_references.Contains(symbol))
        {
            _references.Add(symbol);
        }

        if (!here.Sees(symbol.Level))
        {
            faults.WrongLevel(name, symbol.Level);
            return Bound.Broken;
        }

        return (symbol.Kind, symbol.Constant) switch
        {
            (FormulaKind.Number, { } value) => Bound.Of(new Constant(value), symbol.Unit, 1),
            (FormulaKind.Number, null) => Bound.Of(new NumberName(symbol), symbol.Unit, 1),
            (_, { } value) => Bound.Of(new TruthConstant(value != 0m), 1),
            _ => Bound.Of(new TruthName(symbol), 1),
        };
    }

    private Bound Denied(NotSyntax not, Standing here) =>
        Truth(not.Operand, here) is { Truth: { } denied } bound ? Bound.Of(new Denial(denied), bound.Cost + 1) : Bound.Broken;

    private Bound Logic(JoinedSyntax joined, Standing here)
    {
        var (left, right) = (Truth(joined.Left, here), Truth(joined.Right, here));
        if (left.Truth is not { } l || right.Truth is not { } r)
        {
            return Bound.Broken;
        }

        TruthNode node = joined.Kind == TokenKind.And ? new Both(l, r) : new Either(l, r);
        return Bound.Of(node, left.Cost + right.Cost + 1);
    }

    private Bound Compared(ComparedSyntax compared, Standing here)
    {
        var (left, right) = (Number(compared.Left, here), Number(compared.Right, here));
        if (left.Number is not { } l || right.Number is not { } r)
        {
            return Bound.Broken;
        }

        if (left.Unit != right.Unit)
        {
            faults.UnitClash(compared.At, left.Unit, right.Unit);
            return Bound.Broken;
        }

        var written = text[compared.Start..compared.End];
        return Bound.Of(new Comparison(written, l, compared.Sign, r, left.Unit), left.Cost + right.Cost + 1);
    }

    /// <summary>The part as a number; a truth in its place is a fault.</summary>
    private Bound Number(Syntax syntax, Standing here)
    {
        var bound = Check(syntax, here);
        if (bound.Truth is null)
        {
            return bound;
        }

        faults.NeedsNumber(syntax.Start);
        return Bound.Broken;
    }

    /// <summary>The part as a truth; a number in its place is a fault.</summary>
    private Bound Truth(Syntax syntax, Standing here)
    {
        var bound = Check(syntax, here);
        if (bound.Number is null)
        {
            return bound;
        }

        faults.NeedsTruth(syntax.Start);
        return Bound.Broken;
    }
}
