using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads one entry of <c>estimates:</c>; a method that lacks a number it needs, or is given one it does not use, is a fault.</summary>
internal sealed class EstimateReader(IncomeRule income)
{
    private const int AgeMax = 130;

    public EstimateRule Read(string code, MapReader map)
    {
        var method = map.Choice("method", EstimateMethods.All, EstimateMethod.DayLabour);
        var channel = map.Choice("channel", ChannelWords.All, Channel.Cash);
        var means = map.Bilingual("means");
        var rule = new EstimateRule(
            code, method, channel, means, Use(map), TermReader.Read(method, map), Coverage(map), LevelReader.Article(map))
        {
            AlsoSeenIn = map.Words("also_seen_in", ChannelWords.All, Channel.Cash),
            Into = Into(map),
        };
        if (rule.AlsoSeenIn.Count > 0 && !EstimateMethods.IsOfWork(method))
        {
            map.Fault(
                "pack.bad_estimate", map.Optional("also_seen_in")!, "also_seen_in 只用于按工作估算的方法。", "also_seen_in is for methods of a work only.");
        }

        map.NothingElse();
        return rule;
    }

    private static EstimateUse Use(MapReader map)
    {
        if (map.Optional("use") is not { } node || map.Map(node, "use") is not { } use)
        {
            map.Fault("pack.missing_key", map.Node, "须以 use 写明何时可用。", "use: says when the method may be used.");
            return new([], [], [], false, 0, 0);
        }

        var found = new EstimateUse(
            use.Texts("work"), Patterns(use, "evidence"), Patterns(use, "without"), use.IsYes("able"), use.Whole("from_age", 0, AgeMax, 0), use.Whole("before_age", 0, AgeMax, 0));
        use.NothingElse();
        return found;
    }

    private static List<EvidencePattern> Patterns(MapReader map, string key)
    {
        var patterns = new List<EvidencePattern>();
        foreach (var one in map.Optional(key) is null ? [] : map.Maps(key))
        {
            patterns.Add(new(one.Choice("kind", EvidenceWords.Kinds, EvidenceKind.Wage), one.Texts("details")));
            one.NothingElse();
        }

        return patterns;
    }

    private static decimal Coverage(MapReader map)
    {
        if (map.Required("coverage") is not { } node || map.Scalar(node, "coverage") is not { } text)
        {
            return 1m;
        }

        if (LawText.In(text, "%") is { } share && share is > 0m and <= 1m)
        {
            return share;
        }

        map.Fault("pack.bad_value", node, "coverage 应为大于 0% 不超过 100% 的比例。", "coverage is a share above 0% and at most 100%.");
        return 1m;
    }

    private MoneyItem? Into(MapReader map)
    {
        if (map.OptionalText("into") is not { } code)
        {
            return null;
        }

        if (income.Items.FirstOrDefault(i => i.Code == code) is { } item)
        {
            return item;
        }

        map.Fault("pack.unknown_item", map.Optional("into")!, $"没有收入项目 {code}。", $"There is no item of income {code}.");
        return null;
    }
}
