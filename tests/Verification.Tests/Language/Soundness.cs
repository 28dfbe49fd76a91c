using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Tests.Formulae;

/// <summary>
/// The promise of the language, tried on one random formula: whatever a household really is, the number it comes to lies in the
/// figure, and a decided truth is what it really is.
/// </summary>
internal sealed class Soundness(SoundnessTally tally)
{
    private const int SizeMax = 40;
    private const int Households = 4;
    private const int PointsOfEach = 2;

    private static readonly (Level Level, Position At, Seen Seen)[] Places =
    [
        (Level.Household, Position.Household, new()), (Level.Household, Position.Household, new()), (Level.Household, Position.Household, new()),
        (Level.Member, new(0), new(Level.Member)), (Level.Obligor, new(0, IsObligor: true), new(Level.Obligor)),
        (Level.Item, new(Item: 0), new(InItem: true)), (Level.Month, new(0, Month: 0), new(Level.Member, InMonth: true)),
    ];

    /// <returns>What is wrong, or null.</returns>
    public string? Fault(int seed)
    {
        var random = new Random(seed);
        var (level, at, seen) = Places[random.Next(Places.Length)];
        var (formulas, size) = (new RandomFormulas(random), random.Next(1, SizeMax));
        if (random.Next(2) == 0)
        {
            var unit = formulas.AnyUnit();
            var number = formulas.Number(size, unit, seen);
            return Try(seed, random, at, number.Text, Formula.Compile(number.Text, level, FormulaKind.Number, unit, TestNames.All), (formula, wide, points) =>
                FaultOf(formula, formula.Number(wide.Household, at), points.Select(point => (Value(number, point.Household, at), point)), at));
        }

        var truth = formulas.Truth(size, seen);
        return Try(seed, random, at, truth.Text, Formula.Compile(truth.Text, level, FormulaKind.Truth, default, TestNames.All), (formula, wide, points) =>
            FaultOf(formula, formula.Truth(wide.Household, at), points.Select(point => (Value(truth, point.Household, at), point)), at));
    }

    private string? Try(
        int seed, Random random, Position at, string text, FormulaResult result, Func<Formula, Point, IEnumerable<Point>, string?> faultOf)
    {
        if (result is not FormulaResult.Compiled { Formula: var formula })
        {
            tally.Refuse();
            var faults = ((FormulaResult.Faulty)result).Faults;
            return faults.All(fault => fault.Code is FormulaCodes.Unreachable or FormulaCodes.DivisionByZero)
                ? null
                : $"seed {seed}: {text}: refused: {faults[0]}";
        }

        tally.Read(text);
        var households = new RandomHouseholds(random);
        for (var i = 0; i < Households; i++)
        {
            var wide = households.Draw(formula.References, at);
            var points = Enumerable.Range(0, PointsOfEach * 2)
                .Select(n => new Point(households.PointOf(wide, formula.References, best: n % 2 == 0), IsBest: n % 2 == 0));
            if (faultOf(formula, new(wide, IsBest: false), points) is { } fault)
            {
                return $"seed {seed}: {text}: {fault}";
            }

            tally.Case();
        }

        return null;
    }

    private string? FaultOf(Formula formula, Figure figure, IEnumerable<(decimal? Value, Point Point)> points, Position at)
    {
        if (!figure.Best.IsWithin(figure.Hard))
        {
            return $"estimates allow {figure.Best}, evidence only {figure.Hard}";
        }

        tally.Came(figure.IsExact);
        foreach (var (value, point) in points)
        {
            if (value is not { } known)
            {
                tally.PointWithoutValue();
                continue;
            }

            tally.Point();
            var exact = formula.Number(point.Household, at);
            var extent = point.IsBest ? figure.Best : figure.Hard;
            if (exact != Figure.Point(known) || !extent.Contains(known))
            {
                return $"really {known}, worked out {exact}, out of {extent}";
            }
        }

        return null;
    }

    private string? FaultOf(Formula formula, Truth truth, IEnumerable<(bool? Value, Point Point)> points, Position at)
    {
        if (truth.Hard != TruthValue.Unknown && truth.Hard != truth.Best)
        {
            return $"evidence decides otherwise than estimates: {truth}";
        }

        tally.Came(truth.IsExact);
        foreach (var (value, point) in points)
        {
            if (value is not { } known)
            {
                tally.PointWithoutValue();
                continue;
            }

            tally.Point();
            var exact = formula.Truth(point.Household, at);
            var decided = point.IsBest ? truth.Best : truth.Hard;
            if (exact != Truth.Of(known) || (decided.IsDecided() && decided != TruthValues.Of(known)))
            {
                return $"really {known}, worked out {exact}, decided {decided}";
            }
        }

        return null;
    }

    private static T? Value<T>(Written<T> written, Scope points, Position at)
        where T : struct
    {
        var plain = new Plain(points);
        try
        {
            var value = written.At(plain, at);
            return plain.HasNoValue ? null : value;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <param name="IsBest">Drawn from what estimates allow, else from what evidence allows.</param>
    private sealed record Point(TestHousehold Household, bool IsBest);
}
