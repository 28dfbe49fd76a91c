using Verification.Vocabulary;

namespace Verification.Assessment.Language.Nodes;

internal sealed class Both(TruthNode left, TruthNode right) : TruthNode
{
    public TruthNode Left => left;

    public TruthNode Right => right;

    public override bool Exact(in Frame frame, out bool holds) =>
        left.Exact(frame, out holds) && (!holds || right.Exact(frame, out holds));

    public override Truth Wide(in Frame frame)
    {
        var first = left.Wide(frame);
        return first.Hard == TruthValue.False ? first : first.And(right.Wide(frame.If(first.Best == TruthValue.True)));
    }
}

internal sealed class Either(TruthNode left, TruthNode right) : TruthNode
{
    public TruthNode Left => left;

    public TruthNode Right => right;

    public override bool Exact(in Frame frame, out bool holds) =>
        left.Exact(frame, out holds) && (holds || right.Exact(frame, out holds));

    public override Truth Wide(in Frame frame)
    {
        var first = left.Wide(frame);
        return first.Hard == TruthValue.True ? first : first.Or(right.Wide(frame.If(first.Best == TruthValue.False)));
    }
}

internal sealed class Denial(TruthNode denied) : TruthNode
{
    public TruthNode Denied => denied;

    public override bool Exact(in Frame frame, out bool holds)
    {
        var isExact = denied.Exact(frame, out holds);
        holds = !holds;
        return isExact;
    }

    public override Truth Wide(in Frame frame) => denied.Wide(frame).Not();
}

internal static class Truths
{
    public static Truth And(this Truth left, Truth right) => new(left.Best.And(right.Best), left.Hard.And(right.Hard));

    public static Truth Or(this Truth left, Truth right) => new(left.Best.Or(right.Best), left.Hard.Or(right.Hard));

    public static Truth Not(this Truth truth) => new(truth.Best.Not(), truth.Hard.Not());
}
