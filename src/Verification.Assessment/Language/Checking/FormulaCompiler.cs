using Verification.Assessment.Language.Reading;

namespace Verification.Assessment.Language.Checking;

/// <summary>From a text to a formula, or to every fault in it.</summary>
internal static class FormulaCompiler
{
    // A step is taken at most three times: exactly, with estimates, by evidence alone.
    private const int WaysOfTakingAStep = 3;

    public static FormulaResult Compile(string text, Level level, FormulaKind kind, Unit unit, ISymbols symbols)
    {
        var faults = new FormulaFaults();
        return Check(text, level, kind, unit, symbols, faults) is { } checkedText && !faults.Any
            ? new FormulaResult.Compiled(new(checkedText))
            : new FormulaResult.Faulty(faults.InOrder);
    }

    private static CheckedText? Check(string text, Level level, FormulaKind kind, Unit unit, ISymbols symbols, FormulaFaults faults)
    {
        if (text.Length > FormulaLimits.TextMax)
        {
            faults.TooLong(text.Length);
            return null;
        }

        var parser = new Parser(new Lexer(text, faults).Read(), faults);
        var syntax = parser.Read();
        if (parser.Stopped)
        {
            return null;
        }

        var checker = new Checker(text, symbols, faults);
        var root = checker.Check(syntax, Standing.At(level));
        CheckResult(root, kind, unit, faults);
        new Reachability(faults).Check(syntax, Facts.None);
        return new(text, Printer.Print(syntax), root, checker.References, checker.Branches, root.Cost * WaysOfTakingAStep);
    }

    private static void CheckResult(Bound root, FormulaKind kind, Unit unit, FormulaFaults faults)
    {
        switch (kind)
        {
            case FormulaKind.Number when root.Truth is not null:
                faults.NeedsNumber(0);
                break;
            case FormulaKind.Truth when root.Number is not null:
                faults.NeedsTruth(0);
                break;
            case FormulaKind.Number when root.Number is not null && root.Unit != unit:
                faults.Declared(unit, root.Unit);
                break;
        }

        if (root.Cost * WaysOfTakingAStep > FormulaLimits.CostMax)
        {
            faults.TooCostly(root.Cost * WaysOfTakingAStep);
        }
    }
}

/// <summary>All there is to know of a text without fault.</summary>
internal sealed record CheckedText(
    string Text, string Canonical, Bound Root, IReadOnlyList<Symbol> References, IReadOnlyList<FormulaBranch> Branches, long CostMax);
