using Verification.Assessment.Concealment;
using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads <c>concealment:</c>: what visits are worth. Nothing in it is a name formulas may use.</summary>
internal static class ConcealmentReader
{
    private static readonly Dictionary<string, bool> Takes = new(StringComparer.Ordinal) { ["all"] = true, ["size"] = false };

    public static ConcealmentRule Read(MapReader block)
    {
        var topics = block.Maps("topics").Select(Topic).ToList();
        foreach (var (twice, map) in topics.GroupBy(t => t.Rule.Topic).Where(g => g.Count() > 1).Select(g => g.Last()))
        {
            map.Fault("pack.duplicate_entry", map.Node, $"{VisitTopics.Of(twice.Topic)} 重复。", $"{VisitTopics.Of(twice.Topic)} stands twice.");
        }

        var rule = new ConcealmentRule(
            block.Whole("visits_a_week", 1, 100, ConcealmentRule.UsualVisitsAWeek), Money.Of(Number(block, "stake_unknown", Unit.YuanPerMonth, "0.00 yuan/month") ?? 0m),
            [.. topics.Select(t => t.Rule)], LevelReader.Article(block));
        block.NothingElse();
        return rule;
    }

    private static (TopicRule Rule, MapReader Map) Topic(MapReader map)
    {
        var chance = Number(map, "chance", Unit.None, "0%") ?? 0m;
        if (chance is <= 0m or > 1m && map.Optional("chance") is PackNode.Scalar)
        {
            map.Fault("pack.bad_value", map.Optional("chance")!, "chance 应大于 0%,不大于 100%。", "chance must be above 0% and at most 100%.");
        }

        var rule = new TopicRule(
            map.Choice("topic", VisitTopics.Words, VisitTopic.Difference), chance, map.Choice("takes", Takes, false),
            Money.Of(map.Optional("at_least") is null ? 0m : Number(map, "at_least", Unit.OfYuan, "0.00 yuan") ?? 0m), map.Whole("within_months", 1, 36, 12),
            LevelReader.Article(map));
        map.NothingElse();
        return (rule, map);
    }

    private static decimal? Number(MapReader map, string key, Unit unit, string form)
    {
        if (map.Required(key) is not { } node || map.Scalar(node, key) is not { } text)
        {
            return null;
        }

        if (LawText.Parse(text) is LawText.Number number && number.Unit == unit)
        {
            return number.Value;
        }

        map.Fault("pack.unit_clash", node, $"{key} 应写作:{form}。", $"{key} is written as: {form}.");
        return null;
    }
}
