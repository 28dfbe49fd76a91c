using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads the top of one pack file.</summary>
internal static class LevelReader
{
    public static readonly IReadOnlyList<string> BlockKeys = ["income", "labour", "composition", "sources", "programmes"];

    public static LevelFile? Read(string file, string text, FaultList faults)
    {
        var before = faults.Count;
        if (NodeReader.Read(file, text, faults) is not { } map)
        {
            return null;
        }

        var top = new MapReader(file, map, faults);
        var level = new LevelFile
        {
            File = file,
            Id = top.Text("pack"),
            Region = Region(top),
            Counties = top.Texts("counties"),
            Effect = Effect(top),
            Published = Published(top),
            Opens = top.Texts("opens").ToHashSet(StringComparer.Ordinal),
            Values = Values(top, faults),
            Blocks = Blocks(top),
            Cases = CaseReader.Read(top),
            Content = map,
        };
        _ = top.OptionalText("about");
        CheckCounties(top, level);
        top.NothingElse();
        return faults.Count == before ? level : null;
    }

    private static string Region(MapReader top)
    {
        var text = top.Text("region");
        if (text != "cn" && text.Length > 0 && !RegionCode.TryParse(text, out _))
        {
            top.Fault("pack.bad_region", top.Node, "region 必须是 cn 或行政区划代码。", "region must be cn or a region code.");
        }

        return text;
    }

    private static void CheckCounties(MapReader top, LevelFile level)
    {
        foreach (var county in level.Counties)
        {
            if (!RegionCode.TryParse(county, out _) || county.Length != 6 || !county.StartsWith(level.Region, StringComparison.Ordinal))
            {
                top.Fault(
                    "pack.bad_county", top.Optional("counties")!, $"{county} 不是 {level.Region} 下的县级代码。",
                    $"{county} is not a county code inside {level.Region}.");
            }
        }
    }

    private static Period Effect(MapReader top)
    {
        if (top.Map("effect") is not { } effect)
        {
            return default;
        }

        var (from, to) = (effect.Day("from"), effect.Day("to"));
        effect.NothingElse();
        if (from is null || to < from)
        {
            top.Fault("pack.bad_effect", effect.Node, "effect 须有 from,且不晚于 to。", "effect needs a from that is not after to.");
        }

        return new(from, to);
    }

    private static DateOnly? Published(MapReader top) =>
        top.Optional("published") is PackNode.Scalar { Text: "unknown" } ? null : top.Day("published");

    private static Dictionary<string, PackNode> Blocks(MapReader top)
    {
        var blocks = new Dictionary<string, PackNode>(StringComparer.Ordinal);
        foreach (var key in BlockKeys)
        {
            if (top.Optional(key) is { } node)
            {
                blocks[key] = node;
            }
        }

        return blocks;
    }

    private static Dictionary<string, RawValue> Values(MapReader top, FaultList faults)
    {
        var values = new Dictionary<string, RawValue>(StringComparer.Ordinal);
        if (top.Optional("values") is not { } node || top.Map(node, "values") is not { } list)
        {
            return values;
        }

        foreach (var entry in list.Entries)
        {
            if (KnownValues.UnitOf(entry.Key) is not { } unit)
            {
                faults.Add("pack.unknown_value", top.File, entry.Line, entry.Column, $"没有名为 {entry.Key} 的数值。", $"No value is called {entry.Key}.");
            }
            else if (list.Map(entry.Value, entry.Key) is { } body && Value(entry.Key, unit, body) is { } value)
            {
                values[entry.Key] = value;
            }
        }

        return values;
    }

    private static RawValue? Value(string name, Unit unit, MapReader body)
    {
        var at = body.Required("value");
        var text = body.Scalar(at, "value");
        var article = Article(body);
        body.NothingElse();
        if (text is null)
        {
            return null;
        }

        if (Units.Parse(text, unit) is { } value)
        {
            return new(name, value, article, at!);
        }

        body.Fault("pack.unit_clash", at!, $"{name} 应写作:{Units.Describe(unit)}。", $"{name} is written as: {Units.Describe(unit)}.");
        return null;
    }

    /// <summary>Each value and rule names its article or says <c>status: assumed</c>, never both.</summary>
    public static string? Article(MapReader body)
    {
        var article = body.OptionalText("article");
        var status = body.OptionalText("status");
        _ = body.OptionalText("why");
        if ((article is null) == (status is null) || status is not (null or "assumed"))
        {
            body.Fault("pack.no_article", body.Node, "须注明条款 article,或 status: assumed。", "Name the article, or say status: assumed.");
        }

        return article;
    }
}
