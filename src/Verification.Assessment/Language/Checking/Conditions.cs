using Verification.Assessment.Language.Reading;

namespace Verification.Assessment.Language.Checking;

/// <summary>What a condition that holds, or does not, says of single names.</summary>
internal static class Conditions
{
    /// <returns>Null when it cannot be so.</returns>
    public static Facts? Assume(Syntax condition, bool holds, Facts facts) => condition switch
    {
        TruthSyntax truth => truth.Holds == holds ? facts : null,
        NotSyntax not => Assume(not.Operand, !holds, facts),
        JoinedSyntax { Kind: TokenKind.And or TokenKind.Or } joined => Joined(joined, holds, facts),
        ComparedSyntax compared => Compared(compared, holds, facts),
        BrokenSyntax => facts,
        _ => Repeated(condition, holds, facts),
    };

    private static Facts? Joined(JoinedSyntax joined, bool holds, Facts facts)
    {
        var left = Assume(joined.Left, holds, facts);
        // Both parts of an `and` that holds, both parts of an `or` that does not.
        var both = (joined.Kind == TokenKind.And) == holds
            ? left is null ? null : Assume(joined.Right, holds, left)
            : Facts.Either(left, Assume(joined.Right, holds, facts));
        return both is null ? null : Repeated(joined, holds, both);
    }

    private static Facts? Compared(ComparedSyntax compared, bool holds, Facts facts)
    {
        var sign = holds ? compared.Sign : compared.Sign.Opposite();
        var (left, right) = (Literal(compared.Left), Literal(compared.Right));
        var narrowed = (compared.Left, compared.Right) switch
        {
            _ when left is { } l && right is { } r => sign.Holds(l, r) ? facts : null,
            (NameSyntax name, _) when right is { } r => facts.With(name.Name, Bounds.Where(sign, r)),
            (_, NameSyntax name) when left is { } l => facts.With(name.Name, Bounds.Where(sign.Turned(), l)),
            _ => facts,
        };
        return narrowed is null ? null : Repeated(compared, holds, narrowed);
    }

    private static Facts? Repeated(Syntax condition, bool holds, Facts facts) =>
        facts.With($"({Printer.Print(condition)})", Bounds.Where(Sign.Equal, holds ? 1m : 0m));

    /// <summary>The number a text of literals alone stands for.</summary>
    private static decimal? Literal(Syntax syntax)
    {
        try
        {
            return syntax switch
            {
                NumberSyntax number => number.Value,
                NegativeSyntax negative => -Literal(negative.Operand),
                JoinedSyntax { Kind: TokenKind.Plus } joined => Literal(joined.Left) + Literal(joined.Right),
                JoinedSyntax { Kind: TokenKind.Minus } joined => Literal(joined.Left) - Literal(joined.Right),
                JoinedSyntax { Kind: TokenKind.Times } joined => Literal(joined.Left) * Literal(joined.Right),
                JoinedSyntax { Kind: TokenKind.Over } joined => Quotient(Literal(joined.Left), Literal(joined.Right)),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Quotient(decimal? left, decimal? right) => right == 0m ? null : left / right;
}
