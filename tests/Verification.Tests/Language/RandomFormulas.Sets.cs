using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Tests.Formulae;

/// <summary>What can be seen from a place in a formula, as the language's page tells it.</summary>
internal sealed record Seen(Level Person = Level.Household, bool InItem = false, bool InMonth = false)
{
    public bool Sees(Level level) => level == Level.Household || (level == Level.Item && InItem) || (level == Level.Month && InMonth) || level == Person;

    public Level[] Sets =>
        InItem || InMonth ? []
        : Person == Level.Household ? [Level.Member, Level.Obligor, Level.Item]
        : [Level.Month];

    public Seen In(Level set) => set switch
    {
        Level.Month => this with { InMonth = true },
        Level.Item => this with { InItem = true },
        _ => this with { Person = set },
    };
}

internal sealed partial class RandomFormulas
{
    private static readonly (string Word, Rounding Rule)[] Roundings =
    [
        ("exact", Rounding.Exact), ("nearest-fen", Rounding.NearestFen), ("down-to-fen", Rounding.DownToFen), ("up-to-fen", Rounding.UpToFen),
        ("nearest-yuan", Rounding.NearestYuan), ("down-to-yuan", Rounding.DownToYuan), ("up-to-yuan", Rounding.UpToYuan),
        ("up-to-5-yuan", Rounding.UpToFiveYuan),
    ];

    private Written<decimal> Rounded(int size, Unit unit, Seen seen)
    {
        var amount = Number(size - 1, unit, seen);
        if (unit != Unit.YuanPerMonth && unit != Unit.YuanPerYear && unit != Unit.OfYuan)
        {
            return amount;
        }

        var (word, rule) = Roundings[random.Next(Roundings.Length)];
        return new($"round({amount.Text}, {word})", (plain, at) => Money.Of(amount.At(plain, at)).Rounded(rule).Yuan);
    }

    private Written<decimal> OverSet(int half, Unit unit, Seen seen)
    {
        if (seen.Sets is not [_, ..] sets)
        {
            return Number(half, unit, seen);
        }

        var set = sets[random.Next(sets.Length)];
        var inside = seen.In(set);
        var (where, let) = Where(half, inside);
        if (unit == Unit.None && random.Next(2) == 0)
        {
            return new($"count({Word(set)}{where})", (plain, at) => plain.Elements(set, at).Count(element => let(plain, element)));
        }

        var body = Number(half, unit, inside);
        decimal[] Values(Plain plain, Position at) =>
            [.. plain.Elements(set, at).Where(element => let(plain, element)).Select(element => body.At(plain, element))];
        return random.Next(3) switch
        {
            0 => new($"min({Word(set)}{where}: {body.Text})", (plain, at) => Values(plain, at) is [_, ..] values ? values.Min() : plain.NoValue()),
            1 => new($"max({Word(set)}{where}: {body.Text})", (plain, at) => Values(plain, at) is [_, ..] values ? values.Max() : plain.NoValue()),
            _ => new($"sum({Word(set)}{where}: {body.Text})", (plain, at) => Values(plain, at).Aggregate(0m, (total, value) => total + value)),
        };
    }

    private Written<bool> OverSet(int half, Seen seen)
    {
        if (seen.Sets is not [_, ..] sets)
        {
            return Truth(half, seen);
        }

        var set = sets[random.Next(sets.Length)];
        var inside = seen.In(set);
        var (where, let) = Where(half, inside);
        var body = Truth(half, inside);
        return random.Next(2) == 0
            ? new($"any({Word(set)}{where}: {body.Text})", (plain, at) =>
                plain.Elements(set, at).Any(element => let(plain, element) && body.At(plain, element)))
            : new($"all({Word(set)}{where}: {body.Text})", (plain, at) =>
                plain.Elements(set, at).All(element => !let(plain, element) || body.At(plain, element)));
    }

    private (string Text, Func<Plain, Position, bool> Let) Where(int size, Seen inside)
    {
        if (random.Next(2) == 0)
        {
            return ("", (_, _) => true);
        }

        var condition = Truth(size, inside);
        return ($" where {condition.Text}", condition.At);
    }

    private static string Word(Level set) => set switch
    {
        Level.Member => "members",
        Level.Obligor => "obligors",
        Level.Item => "items",
        _ => "months",
    };
}
