using Verification.Assessment.Language.Nodes;
using Verification.Assessment.Language.Reading;

namespace Verification.Assessment.Language.Checking;

internal sealed partial class Checker
{
    private const int PowerMax = 4;
    private const decimal MonthsOfYear = 12m;

    private Bound Arithmetic(JoinedSyntax joined, Standing here)
    {
        var (left, right) = (Number(joined.Left, here), Number(joined.Right, here));
        if (right.Number is Constant { Value: 0m } && joined.Kind == TokenKind.Over)
        {
            faults.DivisionByZero(joined.Right.Start);
            return Bound.Broken;
        }

        if (left.Number is not { } l || right.Number is not { } r)
        {
            return Bound.Broken;
        }

        var cost = left.Cost + right.Cost + 1;
        switch (joined.Kind)
        {
            case TokenKind.Times:
                return WithUnit(joined, Fold<Multiplication>(l, r), left.Unit * right.Unit, cost);
            case TokenKind.Over:
                return WithUnit(joined, Fold<Division>(l, r), left.Unit / right.Unit, cost);
            case var _ when left.Unit != right.Unit:
                faults.UnitClash(joined.At, left.Unit, right.Unit);
                return Bound.Broken;
            case TokenKind.Plus:
                return Bound.Of(Fold<Addition>(l, r), left.Unit, cost);
            default:
                return Bound.Of(Fold<Subtraction>(l, r), left.Unit, cost);
        }
    }

    private Bound WithUnit(JoinedSyntax joined, NumberNode node, Unit unit, long cost)
    {
        int[] powers = [unit.Yuan, unit.Month, unit.Year, unit.Day, unit.Mu, unit.SquareMetre];
        if (powers.All(power => Math.Abs(power) <= PowerMax))
        {
            return Bound.Of(node, unit, cost);
        }

        faults.UnitPower(joined.At, unit);
        return Bound.Broken;
    }

    private Bound Negative(NegativeSyntax negative, Standing here)
    {
        var bound = Number(negative.Operand, here);
        return bound.Number is { } number
            ? Bound.Of(Fold<Subtraction>(new Constant(0m), number), bound.Unit, bound.Cost + 1)
            : Bound.Broken;
    }

    private Bound Extreme(ExtremeSyntax extreme, Standing here)
    {
        var sofar = Bound.Broken;
        var isBroken = false;
        foreach (var value in extreme.Values)
        {
            var next = Number(value, here);
            isBroken |= next.IsBroken;
            if (next.Number is not { } number || sofar.Number is not { } least)
            {
                sofar = next.IsBroken ? sofar : next;
            }
            else if (sofar.Unit != next.Unit)
            {
                faults.UnitClash(value.Start, sofar.Unit, next.Unit);
                isBroken = true;
            }
            else
            {
                var node = extreme.Fold == Reading.Fold.Min ? Fold<Smaller>(least, number) : Fold<Larger>(least, number);
                sofar = Bound.Of(node, sofar.Unit, sofar.Cost + next.Cost + 1);
            }
        }

        return isBroken ? Bound.Broken : sofar;
    }

    private Bound Rounded(RoundSyntax round, Standing here)
    {
        var bound = Number(round.Amount, here);
        if (bound.Number is not { } amount)
        {
            return Bound.Broken;
        }

        if (bound.Unit != Unit.OfYuan && bound.Unit != Unit.YuanPerMonth && bound.Unit != Unit.YuanPerYear)
        {
            faults.OnlyAmounts(round.Start, bound.Unit);
            return Bound.Broken;
        }

        return Bound.Of(Folded(new RoundedAmount(amount, round.Rule), amount), bound.Unit, bound.Cost + 1);
    }

    private Bound Converted(ConvertedSyntax converted, Standing here)
    {
        var (from, to) = converted.IsMonthly ? (Unit.YuanPerYear, Unit.YuanPerMonth) : (Unit.YuanPerMonth, Unit.YuanPerYear);
        var bound = Number(converted.Amount, here);
        if (bound.Number is not { } amount)
        {
            return Bound.Broken;
        }

        if (bound.Unit != from)
        {
            faults.Conversion(converted, from, bound.Unit);
            return Bound.Broken;
        }

        var twelve = new Constant(MonthsOfYear);
        return Bound.Of(converted.IsMonthly ? Fold<Division>(amount, twelve) : Fold<Multiplication>(amount, twelve), to, bound.Cost + 1);
    }

    private static NumberNode Fold<TOperation>(NumberNode left, NumberNode right)
        where TOperation : struct, IOperation
    {
        var node = new Operation<TOperation>(left, right);
        return right is Constant ? Folded(node, left) : node;
    }

    /// <summary>What rests on numbers of the text or of law alone is worked out once.</summary>
    private static NumberNode Folded(NumberNode node, NumberNode part)
    {
        if (part is not Constant)
        {
            return node;
        }

        try
        {
            return node.Exact(default, out var value) ? new Constant(value) : node;
        }
        catch (OverflowException)
        {
            return node;
        }
    }
}
