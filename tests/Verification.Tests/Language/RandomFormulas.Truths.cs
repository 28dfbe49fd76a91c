using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

internal sealed partial class RandomFormulas
{
    public Written<bool> Truth(int size, Seen seen)
    {
        if (size <= 1)
        {
            return random.Next(3) == 0 ? Compared(1, seen) : TruthName(seen);
        }

        var half = size / 2;
        switch (random.Next(8))
        {
            case 0:
                var (l, r) = (Truth(half, seen), Truth(half, seen));
                return new($"({l.Text} and {r.Text})", (plain, at) => l.At(plain, at) && r.At(plain, at));
            case 1:
                var (left, right) = (Truth(half, seen), Truth(half, seen));
                return new($"({left.Text} or {right.Text})", (plain, at) => left.At(plain, at) || right.At(plain, at));
            case 2:
                var denied = Truth(size - 1, seen);
                return new($"(not {denied.Text})", (plain, at) => !denied.At(plain, at));
            case 3:
                return OverSet(half, seen);
            case 4:
                return Choice(size, seen, part => Truth(part, seen));
            default:
                return Compared(half, seen);
        }
    }

    private Written<bool> TruthName(Seen seen)
    {
        var symbols = TestNames.All.Symbols.Where(symbol => symbol.Kind == FormulaKind.Truth && seen.Sees(symbol.Level)).ToArray();
        var symbol = symbols[random.Next(symbols.Length)];
        return new(symbol.Name, (plain, at) => symbol.Constant is { } value ? value != 0m : plain.Truth(symbol, at));
    }

    private Written<bool> Compared(int half, Seen seen)
    {
        var unit = AnyUnit();
        var (left, right) = (Number(half, unit, seen), Number(half, unit, seen));
        return random.Next(6) switch
        {
            0 => Compared(left, "<", right, (l, r) => l < r),
            1 => Compared(left, "<=", right, (l, r) => l <= r),
            2 => Compared(left, ">", right, (l, r) => l > r),
            3 => Compared(left, ">=", right, (l, r) => l >= r),
            4 => Compared(left, "=", right, (l, r) => l == r),
            _ => Compared(left, "!=", right, (l, r) => l != r),
        };
    }

    private static Written<bool> Compared(Written<decimal> left, string sign, Written<decimal> right, Func<decimal, decimal, bool> holds) =>
        new($"({left.Text} {sign} {right.Text})", (plain, at) =>
        {
            var l = left.At(plain, at);
            return holds(l, right.At(plain, at));
        });

    private Written<T> Choice<T>(int size, Seen seen, Func<int, Written<T>> draw)
    {
        var arms = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (If: Truth(size / 3, seen), Then: draw(size / 3))).ToArray();
        var otherwise = draw(size / 3);
        var text = string.Concat(arms.Select(arm => $"if {arm.If.Text} then {arm.Then.Text} else ")) + otherwise.Text;
        return new($"({text})", (plain, at) =>
        {
            var taken = Array.Find(arms, arm => arm.If.At(plain, at));
            return taken.Then is { } then ? then.At(plain, at) : otherwise.At(plain, at);
        });
    }
}
