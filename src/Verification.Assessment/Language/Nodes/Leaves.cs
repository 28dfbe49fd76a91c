namespace Verification.Assessment.Language.Nodes;

internal sealed class Constant(decimal value) : NumberNode
{
    private readonly Figure _figure = Figure.Point(value);

    public decimal Value { get; } = value;

    public override bool Exact(in Frame frame, out decimal value)
    {
        value = Value;
        return true;
    }

    public override Figure Wide(in Frame frame) => _figure;
}

internal sealed class NumberName(Symbol symbol) : NumberNode
{
    public override bool Exact(in Frame frame, out decimal value) => frame.Scope.TryExact(symbol, frame.At, out value);

    public override Figure Wide(in Frame frame) => frame.Scope.Number(symbol, frame.At);
}

internal sealed class TruthConstant(bool holds) : TruthNode
{
    public override bool Exact(in Frame frame, out bool value)
    {
        value = holds;
        return true;
    }

    public override Truth Wide(in Frame frame) => Truth.Of(holds);
}

internal sealed class TruthName(Symbol symbol) : TruthNode
{
    public override bool Exact(in Frame frame, out bool holds) => frame.Scope.TryExact(symbol, frame.At, out holds);

    public override Truth Wide(in Frame frame) => frame.Scope.Truth(symbol, frame.At);
}
