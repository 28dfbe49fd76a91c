namespace Verification.Assessment.Language.Nodes;

/// <summary>A part of a formula that yields a number.</summary>
/// <remarks>
/// Worked out in two ways that agree: exactly, in plain decimals, which gives up at the first thing that is not one point known by
/// evidence; and, only then, widely, with all that each number may be.
/// </remarks>
internal abstract class NumberNode
{
    public abstract bool Exact(in Frame frame, out decimal value);

    public abstract Figure Wide(in Frame frame);
}

/// <summary>A part of a formula that holds or does not.</summary>
internal abstract class TruthNode
{
    public abstract bool Exact(in Frame frame, out bool holds);

    public abstract Truth Wide(in Frame frame);
}
