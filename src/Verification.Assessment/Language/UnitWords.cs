using Verification.Vocabulary;

namespace Verification.Assessment.Language;

/// <summary>Units by the words packs use.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, Unit> Literal = new(StringComparer.Ordinal)
    {
        ["yuan"] = Unit.OfYuan,
        ["yuan/month"] = Unit.YuanPerMonth,
        ["yuan/year"] = Unit.YuanPerYear,
        ["yuan/mu"] = new(Yuan: 1, Mu: -1),
        ["months"] = Unit.Months,
        ["years"] = Unit.Years,
        ["days"] = Unit.Days,
        ["mu"] = new(Mu: 1),
        ["m2"] = new(SquareMetre: 1),
    };

    public static string All => string.Join(", ", Literal.Keys) + ", %";

    public static bool TryFind(string word, out Unit unit) => Literal.TryGetValue(word, out unit);

    /// <summary>e.g. <c>yuan/month</c>; a bare number is said in words.</summary>
    public static Text Describe(Unit unit) => unit == Unit.None ? new("无单位的数", "a bare number") : new(Word(unit), Word(unit));

    private static string Word(Unit unit)
    {
        (int Power, string Above, string Below)[] bases =
        [
            (unit.Yuan, "yuan", "yuan"), (unit.Month, "months", "month"), (unit.Year, "years", "year"),
            (unit.Day, "days", "day"), (unit.Mu, "mu", "mu"), (unit.SquareMetre, "m2", "m2"),
        ];
        var above = string.Join('*', bases.SelectMany(part => Enumerable.Repeat(part.Above, Math.Max(0, part.Power))));
        return (above.Length > 0 ? above : "1")
            + string.Concat(bases.SelectMany(part => Enumerable.Repeat("/" + part.Below, Math.Max(0, -part.Power))));
    }
}
