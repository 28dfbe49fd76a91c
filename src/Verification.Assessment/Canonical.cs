using System.Globalization;
using Verification.Assessment.Language;
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

    public static string Text(Money? value) => value is { } known ? Text(known) : "-";

    public static string Text(in Extent extent) =>
        extent.IsPoint ? Text(extent.Low) : $"[{(extent.LowOpen ? "" : Text(extent.Low))}, {(extent.HighOpen ? "" : Text(extent.High))}]";

    /// <summary>With estimates; what evidence alone says follows when it is less.</summary>
    public static string Text(in Figure figure) =>
        figure.IsEstimated ? $"{Text(figure.Best)} (evidence {Text(figure.Hard)})" : Text(figure.Best);

    public static string Text(in Truth truth) =>
        truth.IsEstimated ? $"{Text(truth.Best)} (evidence {Text(truth.Hard)})" : Text(truth.Best);

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(TruthValue value) => value switch
    {
        TruthValue.True => "true",
        TruthValue.False => "false",
        _ => "unknown",
    };
}
