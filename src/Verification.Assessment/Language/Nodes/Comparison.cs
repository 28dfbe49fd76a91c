namespace Verification.Assessment.Language.Nodes;

internal sealed class Comparison(string text, NumberNode left, Sign sign, NumberNode right, Unit unit) : TruthNode
{
    public override bool Exact(in Frame frame, out bool holds)
    {
        holds = false;
        if (!left.Exact(frame, out var l) || !right.Exact(frame, out var r))
        {
            return false;
        }

        holds = sign.Holds(l, r);
        return true;
    }

    public override Truth Wide(in Frame frame) => Compare(left.Wide(frame), right.Wide(frame));

    public Compared WorkedOut(in Frame frame)
    {
        var (l, r) = (left.Wide(frame), right.Wide(frame));
        return new(text, l, sign.Text(), r, unit, Compare(l, r));
    }

    private Truth Compare(in Figure l, in Figure r)
    {
        var best = Extents.Compare(l.Best, sign, r.Best);
        return new(best, l.IsEstimated || r.IsEstimated ? Extents.Compare(l.Hard, sign, r.Hard) : best);
    }
}
