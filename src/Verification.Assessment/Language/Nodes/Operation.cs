namespace Verification.Assessment.Language.Nodes;

/// <summary>An operation on two numbers; a struct for each, so that its code is compiled into the node that uses it.</summary>
internal interface IOperation
{
    /// <returns>False when there is no such number.</returns>
    static abstract bool Exact(decimal left, decimal right, out decimal value);

    static abstract Extent Wide(in Extent left, in Extent right);
}

internal readonly struct Addition : IOperation
{
    public static bool Exact(decimal left, decimal right, out decimal value)
    {
        value = left + right;
        return true;
    }

    public static Extent Wide(in Extent left, in Extent right) => Extents.Plus(left, right);
}

internal readonly struct Subtraction : IOperation
{
    public static bool Exact(decimal left, decimal right, out decimal value)
    {
        value = left - right;
        return true;
    }

    public static Extent Wide(in Extent left, in Extent right) => Extents.Minus(left, right);
}

internal readonly struct Multiplication : IOperation
{
    public static bool Exact(decimal left, decimal right, out decimal value)
    {
        value = left * right;
        return true;
    }

    public static Extent Wide(in Extent left, in Extent right) => Extents.Times(left, right);
}

internal readonly struct Division : IOperation
{
    public static bool Exact(decimal left, decimal right, out decimal value)
    {
        value = right == 0m ? 0m : left / right;
        return right != 0m;
    }

    public static Extent Wide(in Extent left, in Extent right) => Extents.DividedBy(left, right);
}

internal readonly struct Smaller : IOperation
{
    public static bool Exact(decimal left, decimal right, out decimal value)
    {
        value = left <= right ? left : right;
        return true;
    }

    public static Extent Wide(in Extent left, in Extent right) => Extents.Smaller(left, right);
}

internal readonly struct Larger : IOperation
{
    public static bool Exact(decimal left, decimal right, out decimal value)
    {
        value = left >= right ? left : right;
        return true;
    }

    public static Extent Wide(in Extent left, in Extent right) => Extents.Larger(left, right);
}
