namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads one entry of <c>sources:</c>.</summary>
internal static class SourceBlocks
{
    private static readonly Dictionary<string, SourceRole> Roles = new(StringComparer.Ordinal)
    {
        ["mandatory"] = SourceRole.Mandatory,
        ["supporting"] = SourceRole.Supporting,
    };

    private static readonly Dictionary<string, Bounds> BoundWords = new(StringComparer.Ordinal)
    {
        ["income"] = Bounds.Income,
        ["financial"] = Bounds.FinancialProperty,
        ["composition"] = Bounds.Composition,
    };

    public static SourceRule Source(MapReader map)
    {
        var bounds = map.Words("bounds", BoundWords, Bounds.None).Aggregate(Bounds.None, (all, one) => all | one);
        var source = new SourceRule(
            new(map.Text("id")), map.Choice("role", Roles, SourceRole.Mandatory), bounds, map.Whole("from_age", 0, 100, 0),
            map.Whole("freshness_days", 1, 4000, 1), map.Whole("stage", 1, 2, 1), map.Texts("accepts"));
        _ = LevelReader.Article(map);
        if (source.Role == SourceRole.Mandatory && bounds == Bounds.None)
        {
            map.Fault("pack.bad_source", map.Node, "必查数据源须写明 bounds。", "A mandatory source must say what it bounds.");
        }

        map.NothingElse();
        return source;
    }
}
