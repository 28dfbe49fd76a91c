namespace Verification.Assessment.Language;

/// <summary>How two numbers are compared.</summary>
internal enum Sign
{
    Below,
    AtMost,
    Above,
    AtLeast,
    Equal,
    Different,
}

internal static class Signs
{
    public static string Text(this Sign sign) => sign switch
    {
        Sign.Below => "<",
        Sign.AtMost => "<=",
        Sign.Above => ">",
        Sign.AtLeast => ">=",
        Sign.Equal => "=",
        _ => "!=",
    };

    public static bool Holds(this Sign sign, decimal left, decimal right) => sign switch
    {
        Sign.Below => left < right,
        Sign.AtMost => left <= right,
        Sign.Above => left > right,
        Sign.AtLeast => left >= right,
        Sign.Equal => left == right,
        _ => left != right,
    };

    /// <summary>The same comparison read from the right.</summary>
    public static Sign Turned(this Sign sign) => sign switch
    {
        Sign.Below => Sign.Above,
        Sign.AtMost => Sign.AtLeast,
        Sign.Above => Sign.Below,
        Sign.AtLeast => Sign.AtMost,
        _ => sign,
    };

    /// <summary>What holds when this does not.</summary>
    public static Sign Opposite(this Sign sign) => sign switch
    {
        Sign.Below => Sign.AtLeast,
        Sign.AtMost => Sign.Above,
        Sign.Above => Sign.AtMost,
        Sign.AtLeast => Sign.Below,
        Sign.Equal => Sign.Different,
        _ => Sign.Equal,
    };
}
