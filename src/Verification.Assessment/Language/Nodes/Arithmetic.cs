using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

/// <summary>Two numbers joined by an operation.</summary>
internal sealed class Operation<TOperation>(NumberNode left, NumberNode right) : NumberNode
    where TOperation : struct, IOperation
{
    public override bool Exact(in Frame frame, out decimal value)
    {
        value = 0m;
        return left.Exact(frame, out var l) && right.Exact(frame, out var r) && TOperation.Exact(l, r, out value);
    }

    public override Figure Wide(in Frame frame) => Figures.Apply<TOperation>(left.Wide(frame), right.Wide(frame));
}

/// <summary>An amount after a named rounding.</summary>
internal sealed class RoundedAmount(NumberNode amount, Rounding rule) : NumberNode
{
    public override bool Exact(in Frame frame, out decimal value)
    {
        if (!amount.Exact(frame, out value))
        {
            return false;
        }

        value = Money.Of(value).Rounded(rule).Yuan;
        return true;
    }

    public override Figure Wide(in Frame frame)
    {
        var figure = amount.Wide(frame);
        return new(Extents.Rounded(figure.Best, rule), Extents.Rounded(figure.Hard, rule));
    }
}
