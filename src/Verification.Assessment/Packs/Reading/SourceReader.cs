using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads one entry of <c>sources:</c>.</summary>
internal sealed class SourceReader(IReadOnlyList<PropertyClass> classes)
{
    private static readonly Dictionary<string, SourceRole> Roles = new(StringComparer.Ordinal)
    {
        ["mandatory"] = SourceRole.Mandatory,
        ["supporting"] = SourceRole.Supporting,
    };

    private readonly Dictionary<string, Matters> _matters = Words(classes);

    public SourceRule Read(MapReader map)
    {
        var bounds = map.Words("bounds", _matters, Matters.None).Aggregate(Matters.None, (all, one) => all | one);
        var source = new SourceRule(
            new(map.Text("id")), map.Choice("role", Roles, SourceRole.Mandatory), bounds, map.Whole("from_age", 0, 100, 0),
            map.Whole("freshness_days", 1, 4000, 1), map.Whole("stage", 1, 2, 1), map.IsYes("asks_obligors"), map.Texts("accepts"))
        {
            OfProvince = map.IsYes("of_province"),
            Quality = Quality(map),
            Settles = Settles(map),
        };
        _ = LevelReader.Article(map);
        if (source.Role == SourceRole.Mandatory && bounds == Matters.None)
        {
            map.Fault("pack.bad_source", map.Node, "必查数据源须写明 bounds。", "A mandatory source must say what it bounds.");
        }

        if (source is { Quality: not null, Role: SourceRole.Supporting })
        {
            map.Fault("pack.bad_source", map.Optional("quality")!, "辅助数据源无记录不影响任何量值,quality 只用于必查数据源。", "A supporting source's having no record leaves nothing open: quality is for mandatory sources.");
        }

        map.NothingElse();
        return source;
    }

    private static QualityLimits? Quality(MapReader map)
    {
        if (map.Optional("quality") is not { } node || map.Map(node, "quality") is not { } body)
        {
            return null;
        }

        var limits = new QualityLimits(body.Share("completeness_at_least"), body.Optional("lag_at_most_days") is null ? null : body.Whole("lag_at_most_days", 0, 4000, 0));
        if (limits is { CompletenessAtLeast: null, LagAtMostDays: null })
        {
            body.Fault("pack.bad_source", node, "quality 须写明 completeness_at_least 或 lag_at_most_days。", "quality must name completeness_at_least or lag_at_most_days.");
        }

        body.NothingElse();
        return limits;
    }

    /// <summary>Null when the key is not there; documents are named by the author, kinds of evidence are not.</summary>
    private static Dictionary<string, IReadOnlyList<EvidenceKind>>? Settles(MapReader map)
    {
        if (map.Optional("settles") is not { } node || map.Map(node, "settles") is not { } documents)
        {
            return null;
        }

        return documents.Entries.ToDictionary(
            document => document.Key, document => documents.Words(document.Key, EvidenceWords.Kinds, default(EvidenceKind)), StringComparer.Ordinal);
    }

    private static Dictionary<string, Matters> Words(IReadOnlyList<PropertyClass> classes)
    {
        var words = new Dictionary<string, Matters>(StringComparer.Ordinal)
        {
            ["income"] = Matters.Income,
            ["expense"] = Matters.Expense,
            ["facts"] = Matters.Facts,
            ["composition"] = Matters.Composition,
            ["obligors"] = Matters.Obligors,
        };
        foreach (var one in classes)
        {
            words.TryAdd(one.Code, Matters.OfClass(one.Index));
        }

        return words;
    }
}
