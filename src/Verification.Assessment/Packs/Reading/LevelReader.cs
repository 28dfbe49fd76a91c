using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads the top of one pack file.</summary>
internal static class LevelReader
{
    public static LevelFile? Read(string file, string text, FaultList faults)
    {
        var before = faults.Count;
        if (NodeReader.Read(file, text, faults) is not { } map)
        {
            return null;
        }

        var top = new MapReader(file, map, faults);
        var effect = Effect(top);
        var level = new LevelFile
        {
            File = file,
            Id = top.Text("pack"),
            Region = Region(top),
            Counties = top.Texts("counties"),
            Effect = effect,
            Published = Published(top),
            Opens = top.Texts("opens").ToHashSet(StringComparer.Ordinal),
            Values = ValueReader.Read(top, effect),
            Entries = Entries(top),
            Cases = CaseReader.Read(top),
            Content = map,
        };
        _ = top.OptionalText("about");
        CheckCounties(top, level);
        foreach (var given in level.Cases.Where(c => c.County.Length == 6 && !level.Covers(c.County)))
        {
            top.Fault(
                "pack.bad_county", top.Optional("cases")!, $"案例“{given.Name}”的地区 {given.County} 不在本文件的范围内。",
                $"The case \"{given.Name}\" is of {given.County}, outside the place of its file.");
        }

        top.NothingElse();
        return faults.Count == before ? level : null;
    }

    private static string Region(MapReader top)
    {
        var text = top.Text("region");
        if (text != "cn" && text.Length > 0 && (text.Length > 6 || !RegionCode.TryParse(text, out _)))
        {
            top.Fault("pack.bad_region", top.Node, "region 必须是 cn 或 2、4、6 位行政区划代码。", "region must be cn or a region code of 2, 4 or 6 digits.");
        }

        return text;
    }

    private static void CheckCounties(MapReader top, LevelFile level)
    {
        foreach (var county in level.Counties)
        {
            if (!RegionCode.TryParse(county, out _) || county.Length != 6 || level.Region.Length == 6 || !county.StartsWith(level.Region, StringComparison.Ordinal))
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

    /// <summary>Blocks that stand once, and entries of lists by their name.</summary>
    private static Dictionary<EntryKey, MapReader> Entries(MapReader top)
    {
        var entries = new Dictionary<EntryKey, MapReader>();
        foreach (var block in BlockKinds.Single)
        {
            if (top.Optional(block) is { } node && top.Map(node, block) is { } map)
            {
                entries[new(block, "")] = map;
            }
        }

        foreach (var (list, nameKey) in BlockKinds.Lists)
        {
            foreach (var map in top.Optional(list) is null ? [] : top.Maps(list))
            {
                var name = map.NameOf(nameKey);
                if (!entries.TryAdd(new(list, name), map))
                {
                    map.Fault("pack.duplicate_entry", map.Node, $"{list} 中 {name} 重复。", $"{name} stands twice in {list}.");
                }
            }
        }

        return entries;
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

/// <summary>The blocks of a pack file.</summary>
internal static class BlockKinds
{
    public static readonly IReadOnlyList<string> Single = ["income", "labour", "composition", "sources", "concealment"];

    /// <summary>Lists whose entries a lower level sets one by one, with the key that names an entry.</summary>
    public static readonly IReadOnlyList<(string List, string NameKey)> Lists =
        [("marks", "mark"), ("numbers", "number"), ("quantities", "quantity"), ("programmes", "code"), ("flags", "flag"), ("reasons", "code"), ("estimates", "estimate")];
}
