using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Canonical text of values in explanations: the same value is the same text on every machine and in every culture.</summary>
internal static class Canonical
{
    // No trailing zeros: 1200.0 and 1200.00 are one amount.
    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Text(Money value) => Text(value.Yuan);

    public static string Text(Interval<Money> range) =>
        range.IsPoint ? Text(range.Low!.Value) : $"[{(range.Low is { } low ? Text(low) : "")}, {(range.High is { } high ? Text(high) : "")}]";

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(TruthValue value) => value switch
    {
        TruthValue.True => "true",
        TruthValue.False => "false",
        _ => "unknown",
    };
}
