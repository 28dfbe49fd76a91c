using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>Units as people read them; a unit formulas make on their way is put together from its parts.</summary>
internal static class UnitSaid
{
    private static readonly Dictionary<Unit, Text> Usual = new()
    {
        [Unit.OfYuan] = new("元", "yuan"),
        [Unit.YuanPerMonth] = new("元/月", "yuan a month"),
        [Unit.YuanPerYear] = new("元/年", "yuan a year"),
        [new(Yuan: 1, Mu: -1)] = new("元/亩", "yuan per mu"),
        [Unit.Months] = new("个月", "months"),
        [Unit.Years] = new("年", "years"),
        [Unit.Days] = new("天", "days"),
        [new(Mu: 1)] = new("亩", "mu"),
        [new(SquareMetre: 1)] = new("平方米", "square metres"),
    };

    public static Text Of(Unit unit) => Usual.GetValueOrDefault(unit) ?? Built(unit);

    private static Text Built(Unit unit)
    {
        (int Power, Text Word)[] parts =
        [
            (unit.Yuan, new("元", "yuan")), (unit.Month, new("月", "month")), (unit.Year, new("年", "year")), (unit.Day, new("天", "day")),
            (unit.Mu, new("亩", "mu")), (unit.SquareMetre, new("平方米", "square metre")),
        ];
        return new(Side(parts, w => w.Zh), Side(parts, w => w.En));
    }

    private static string Side((int Power, Text Word)[] parts, Func<Text, string> word)
    {
        var above = string.Join('·', parts.SelectMany(p => Enumerable.Repeat(word(p.Word), Math.Max(0, p.Power))));
        return (above.Length > 0 ? above : "1") + string.Concat(parts.SelectMany(p => Enumerable.Repeat("/" + word(p.Word), Math.Max(0, -p.Power))));
    }
}
