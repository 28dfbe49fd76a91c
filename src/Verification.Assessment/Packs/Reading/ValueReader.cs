using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads <c>values:</c>; a value is one version, or a list of versions by the day they begin.</summary>
internal static class ValueReader
{
    private const string NamePattern = "abcdefghijklmnopqrstuvwxyz0123456789._-";

    public static Dictionary<string, IReadOnlyList<ValueVersion>> Read(MapReader top, Period effect)
    {
        var values = new Dictionary<string, IReadOnlyList<ValueVersion>>(StringComparer.Ordinal);
        if (top.Optional("values") is not { } node || top.Map(node, "values") is not { } list)
        {
            return values;
        }

        foreach (var entry in list.Entries)
        {
            if (!char.IsAsciiLetterLower(entry.Key[0]) || entry.Key.Any(c => !NamePattern.Contains(c, StringComparison.Ordinal)))
            {
                list.Fault("pack.bad_name", entry.Value, $"{entry.Key} 不是合格的名称:小写字母开头,可含数字、点、横线、下划线。", $"{entry.Key} is no name: lower case letters first, then digits, dots, hyphens, underscores.");
            }

            values[entry.Key] = Versions(list, entry, effect);
        }

        return values;
    }

    private static List<ValueVersion> Versions(MapReader list, Entry entry, Period effect)
    {
        var bodies = entry.Value is PackNode.List
            ? list.Maps(entry.Key)
            : list.Map(entry.Value, entry.Key) is { } one ? [one] : [];
        var versions = new List<ValueVersion>();
        foreach (var body in bodies)
        {
            if (Version(entry.Key, body, effect, alone: entry.Value is not PackNode.List) is { } version)
            {
                versions.Add(version);
            }
        }

        CheckOrder(list, versions);
        CheckInside(list, entry, versions, effect);
        return versions;
    }

    private static ValueVersion? Version(string name, MapReader body, Period effect, bool alone)
    {
        var at = body.Required("value");
        var text = body.Scalar(at, "value");
        var (from, to, published) = (body.Day("from"), body.Day("to"), body.Day("published"));
        var floor = body.OptionalText("floor_of");
        var article = LevelReader.Article(body);
        body.NothingElse();
        if (text is null)
        {
            return null;
        }

        var value = text == "unknown" ? null : LawText.Parse(text);
        if (value is null && text != "unknown")
        {
            body.Fault("pack.unit_clash", at!, $"{name} 应写作其一:{LawText.Forms}。", $"{name} is written as one of: {LawText.Forms}.");
            return null;
        }

        if (from is null && !alone)
        {
            body.Fault("pack.missing_key", body.Node, "每个版本须写明 from。", "Each version says from which day it holds.");
        }

        return new()
        {
            Name = name, Value = value, From = from ?? effect.From ?? DateOnly.MinValue, To = to, Published = published, Article = article, FloorOf = floor, At = at!,
        };
    }

    /// <summary>A version outside the days of its file would never hold, and days before the first have none.</summary>
    private static void CheckInside(MapReader list, Entry entry, List<ValueVersion> versions, Period effect)
    {
        foreach (var version in versions.Where(v => v.From < effect.From || v.From > effect.To))
        {
            list.Fault(
                "pack.outside_effect", version.At, $"{version.Name} 的版本不在本文件的 effect 之内,永远不会适用。",
                $"A version of {version.Name} lies outside the effect of its file and would never hold.");
        }

        if (versions.Count > 0 && versions[0].From > effect.From)
        {
            list.Fault(
                "pack.gap", entry.Value, $"{entry.Key} 的第一个版本晚于本文件的 effect;若之前的确不知,请写 value: unknown。",
                $"The first version of {entry.Key} begins after the effect of its file; if nobody knows what held before, write value: unknown.");
        }
    }

    /// <summary>Versions follow each other: no day has two, no day between two has none.</summary>
    private static void CheckOrder(MapReader list, List<ValueVersion> versions)
    {
        for (var i = 1; i < versions.Count; i++)
        {
            var (before, after) = (versions[i - 1], versions[i]);
            if (after.From <= before.From || before.To >= after.From)
            {
                list.Fault("pack.overlap", after.At, $"{after.Name} 的版本日期重叠或未按时间排列。", $"Versions of {after.Name} overlap or are not in order of days.");
            }
            else if (before.To is { } end && end.AddDays(1) < after.From)
            {
                list.Fault(
                    "pack.gap", after.At, $"{after.Name} 在两个版本之间有空档;若确不知,请写 value: unknown。",
                    $"{after.Name} has days without a version; if nobody knows, write value: unknown.");
            }
        }
    }
}
