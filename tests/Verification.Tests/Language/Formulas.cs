using NUnit.Framework;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Tests.Formulae;

/// <summary>Compiles and works out texts over the test names.</summary>
internal static class Formulas
{
    public static Formula Number(string text, Unit unit, Level level = Level.Household) => Compiled(text, level, FormulaKind.Number, unit);

    public static Formula Truth(string text, Level level = Level.Household) => Compiled(text, level, FormulaKind.Truth, default);

    public static Figure FigureOf(string text, TestHousehold household, Unit unit = default) =>
        Number(text, unit).Number(household, Position.Household);

    public static decimal ValueOf(string text, TestHousehold? household = null, Unit unit = default)
    {
        var figure = FigureOf(text, household ?? new(), unit);
        Assert.That(figure.IsExact, text);
        return figure.Best.Low;
    }

    public static TruthValue TruthOf(string text, TestHousehold? household = null)
    {
        var truth = Truth(text).Truth(household ?? new(), Position.Household);
        Assert.That(truth.IsEstimated, Is.False);
        return truth.Best;
    }

    public static IReadOnlyList<FormulaFault> Faults(
        string text, FormulaKind kind = FormulaKind.Number, Unit unit = default, Level level = Level.Household) =>
        Formula.Compile(text, level, kind, unit, TestNames.All) is FormulaResult.Faulty { Faults: var faults } ? faults : [];

    private static Formula Compiled(string text, Level level, FormulaKind kind, Unit unit) =>
        Formula.Compile(text, level, kind, unit, TestNames.All) switch
        {
            FormulaResult.Compiled { Formula: var formula } => formula,
            FormulaResult.Faulty { Faults: var faults } => throw new AssertionException($"{text}: {string.Join(' ', faults)}"),
            _ => throw new AssertionException("neither compiled nor faulty"),
        };
}
