using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads marks, stated numbers, and who is not counted.</summary>
internal static class FactReader
{
    public static Mark Mark(string code, MapReader map)
    {
        var mark = new Mark(
            code, Patterns(map, "facts"), map.Texts("relations"), map.Words("evidence", EvidenceWords.Kinds, EvidenceKind.Death),
            map.IsYes("needs_evidence"), map.Whole("years", 0, 100, 0), LevelReader.Article(map));
        map.NothingElse();
        return mark;
    }

    public static StatedNumber Number(string code, MapReader map)
    {
        map.CheckFact(map.Optional("fact"), map.OptionalText("fact") ?? "");
        var number = new StatedNumber(
            code, map.Text("fact"), map.IsYes("counts"), Decimal(map, "scale") ?? 1m, Decimal(map, "otherwise"), LevelReader.Article(map));
        _ = map.OptionalText("unit");
        map.NothingElse();
        return number;
    }

    public static IReadOnlyList<FactPattern> Patterns(MapReader map, string key)
    {
        var patterns = new List<FactPattern>();
        foreach (var pattern in map.Optional(key) is null ? [] : map.Maps(key))
        {
            patterns.Add(new(pattern.Text("fact"), pattern.Texts("values")));
            pattern.CheckFact(pattern.Optional("fact"), patterns[^1].Kind);
            if (pattern.Optional("article") is not null || pattern.Optional("status") is not null)
            {
                _ = LevelReader.Article(pattern);
            }

            pattern.NothingElse();
        }

        return patterns;
    }

    public static NotCountedRule NotCounted(MapReader map)
    {
        var evidence = map.Optional("evidence") is { } node ? map.Word(node, "evidence", EvidenceWords.Kinds, default) : (EvidenceKind?)null;
        var rule = new NotCountedRule(
            map.Text("reason"), map.OptionalText("fact"), map.Texts("values"), evidence, map.Texts("details"), map.Whole("years", 0, 100, 0), LevelReader.Article(map));
        map.NothingElse();
        return rule;
    }

    private static decimal? Decimal(MapReader map, string key)
    {
        if (map.Optional(key) is not { } node || map.Scalar(node, key) is not { } text)
        {
            return null;
        }

        if (text.Length <= 12 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        map.Fault("pack.bad_value", node, $"{key} 必须是数字。", $"{key} must be a number.");
        return null;
    }
}
