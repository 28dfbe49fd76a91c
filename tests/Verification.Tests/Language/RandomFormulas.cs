using System.Globalization;
using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

/// <summary>Draws well-typed formulas of the whole grammar.</summary>
internal sealed partial class RandomFormulas(Random random)
{
    private static readonly Unit Land = new(Mu: 1);
    private static readonly Unit[] Units = [Unit.None, Unit.YuanPerMonth, Unit.YuanPerYear, Unit.OfYuan, Unit.Months, Unit.Years, Land];
    private static readonly string[] Literals = ["0", "0.5", "1", "2", "3.25", "12", "100.00", "589.00", "7068.01"];

    public Unit AnyUnit() => Units[random.Next(Units.Length)];

    public Written<decimal> Number(int size, Unit unit, Seen seen)
    {
        if (size <= 1)
        {
            return random.Next(3) == 0 ? Literal(unit) : Name(unit, seen);
        }

        var half = size / 2;
        return random.Next(12) switch
        {
            0 or 1 => Joined(Number(half, unit, seen), "+", Number(half, unit, seen), (l, r) => l + r),
            2 => Joined(Number(half, unit, seen), "-", Number(half, unit, seen), (l, r) => l - r),
            3 => Scaled(half, unit, seen),
            4 => Divided(half, unit, seen),
            5 => Converted(size, unit, seen),
            6 => Extreme(half, unit, seen),
            7 or 8 => OverSet(half, unit, seen),
            9 => Rounded(size, unit, seen),
            10 => Choice(size, seen, part => Number(part, unit, seen)),
            _ => Negative(Number(size - 1, unit, seen)),
        };
    }

    private Written<decimal> Literal(Unit unit)
    {
        var digits = Literals[random.Next(Literals.Length)];
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);
        return unit == Unit.None && random.Next(3) == 0
            ? new(digits + "%", (_, _) => value / 100m)
            : new(unit == Unit.None ? digits : $"{digits} {Word(unit)}", (_, _) => value);
    }

    private Written<decimal> Name(Unit unit, Seen seen)
    {
        var symbols = TestNames.All.Symbols
            .Where(symbol => symbol is { Kind: FormulaKind.Number, Name: not "divisor" } && symbol.Unit == unit && seen.Sees(symbol.Level)).ToArray();
        if (symbols.Length == 0)
        {
            return Literal(unit);
        }

        var symbol = symbols[random.Next(symbols.Length)];
        return new(symbol.Name, (plain, at) => symbol.Constant ?? plain.Number(symbol, at));
    }

    private Written<decimal> Scaled(int half, Unit unit, Seen seen)
    {
        var (amount, factor) = (Number(half, unit, seen), Number(half, Unit.None, seen));
        return random.Next(2) == 0 ? Joined(amount, "*", factor, (l, r) => l * r) : Joined(factor, "*", amount, (l, r) => l * r);
    }

    private Written<decimal> Divided(int half, Unit unit, Seen seen)
    {
        var other = AnyUnit();
        var (left, right) = unit == Unit.None
            ? (Number(half, other, seen), Number(half, other, seen))
            : (Number(half, unit, seen), Number(half, Unit.None, seen));
        return new($"({left.Text} / {right.Text})", (plain, at) =>
        {
            var (l, r) = (left.At(plain, at), right.At(plain, at));
            return r == 0m ? plain.NoValue() : l / r;
        });
    }

    private Written<decimal> Converted(int size, Unit unit, Seen seen)
    {
        if (unit == Unit.YuanPerMonth)
        {
            var yearly = Number(size - 1, Unit.YuanPerYear, seen);
            return new($"monthly({yearly.Text})", (plain, at) => yearly.At(plain, at) / 12m);
        }

        if (unit == Unit.YuanPerYear)
        {
            var monthly = Number(size - 1, Unit.YuanPerMonth, seen);
            return new($"yearly({monthly.Text})", (plain, at) => monthly.At(plain, at) * 12m);
        }

        return unit == Unit.OfYuan
            ? Joined(Number(size / 2, Unit.YuanPerMonth, seen), "*", Number(size / 2, Unit.Months, seen), (l, r) => l * r)
            : Scaled(size / 2, unit, seen);
    }

    private Written<decimal> Extreme(int half, Unit unit, Seen seen)
    {
        var values = Enumerable.Range(0, random.Next(2, 4)).Select(_ => Number(half, unit, seen)).ToArray();
        var text = string.Join(", ", values.Select(value => value.Text));
        return random.Next(2) == 0
            ? new($"min({text})", (plain, at) => values.Select(value => value.At(plain, at)).ToArray().Min())
            : new($"max({text})", (plain, at) => values.Select(value => value.At(plain, at)).ToArray().Max());
    }

    private static Written<decimal> Negative(Written<decimal> number) => new($"(-{number.Text})", (plain, at) => -number.At(plain, at));

    private static Written<decimal> Joined(Written<decimal> left, string sign, Written<decimal> right, Func<decimal, decimal, decimal> operation) =>
        new($"({left.Text} {sign} {right.Text})", (plain, at) =>
        {
            var l = left.At(plain, at);
            return operation(l, right.At(plain, at));
        });

    private static string Word(Unit unit) =>
        unit == Unit.YuanPerMonth ? "yuan/month"
        : unit == Unit.YuanPerYear ? "yuan/year"
        : unit == Unit.OfYuan ? "yuan"
        : unit == Unit.Months ? "months"
        : unit == Unit.Years ? "years"
        : "mu";
}
