namespace Verification.Assessment.Language;

/// <summary>Codes of <see cref="FormulaFault"/>; they never change their meaning.</summary>
public static class FormulaCodes
{
    /// <summary>Longer than <see cref="FormulaLimits.TextMax"/>; nothing else was looked at.</summary>
    public const string TooLong = "formula.too_long";

    /// <summary>Nested deeper than <see cref="FormulaLimits.DepthMax"/>; nothing behind it was looked at.</summary>
    public const string TooDeep = "formula.too_deep";

    /// <summary>More parts than <see cref="FormulaLimits.NodesMax"/>; nothing behind them was looked at.</summary>
    public const string TooLarge = "formula.too_large";

    /// <summary>More steps on the largest household than <see cref="FormulaLimits.CostMax"/>.</summary>
    public const string TooCostly = "formula.too_costly";

    public const string Syntax = "formula.syntax";

    /// <summary>A number that is not written as numbers are.</summary>
    public const string Number = "formula.number";

    public const string UnknownUnit = "formula.unknown_unit";

    public const string UnknownName = "formula.unknown_name";

    public const string UnknownFunction = "formula.unknown_function";

    public const string UnknownRounding = "formula.unknown_rounding";

    /// <summary>A hyphen without blanks that may have been meant as a minus.</summary>
    public const string MinusUnclear = "formula.minus_unclear";

    public const string UnitClash = "formula.unit_clash";

    /// <summary>A product or quotient with a unit nobody has a word for, such as yuan⁵.</summary>
    public const string UnitPower = "formula.unit_power";

    public const string NeedsTruth = "formula.needs_truth";

    public const string NeedsNumber = "formula.needs_number";

    /// <summary>A name or a set that cannot be seen from where it stands.</summary>
    public const string WrongLevel = "formula.wrong_level";

    public const string Unreachable = "formula.unreachable";

    public const string DivisionByZero = "formula.division_by_zero";
}
