using System.Globalization;
using Verification.Assessment.Packs.Reading;

namespace Verification.Assessment.Packs.Comparing;

/// <summary>What changed inside an entry of a pack file, down to the single texts.</summary>
internal static class NodeChanges
{
    // What names an entry of a list, so that an entry put before it does not make it another one.
    private static readonly string[] NameKeys = ["id", "item", "class", "reason", "fact", "code", "mark", "estimate"];

    public static IEnumerable<(string Path, string? Was, string? Is)> Between(PackNode? was, PackNode? now) => Between("", was, now);

    /// <summary>A node on one line, keys in the order they were written.</summary>
    public static string Said(PackNode? node) => node switch
    {
        PackNode.Scalar scalar => scalar.Text.ReplaceLineEndings(" ").Trim(),
        PackNode.List list => $"[{string.Join(", ", list.Items.Select(Said))}]",
        PackNode.Map map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Said(e.Value)}"))} }}",
        _ => "",
    };

    private static IEnumerable<(string Path, string? Was, string? Is)> Between(string path, PackNode? was, PackNode? now)
    {
        if (Parts(was) is { } left && Parts(now) is { } right && was!.GetType() == now!.GetType())
        {
            return left.Keys.Union(right.Keys, StringComparer.Ordinal)
                .SelectMany(key => Between(path.Length == 0 ? key : $"{path} {key}", left.GetValueOrDefault(key), right.GetValueOrDefault(key)));
        }

        var (before, after) = (was is null ? null : Said(was), now is null ? null : Said(now));
        return string.Equals(before, after, StringComparison.Ordinal) ? [] : [(path, before, after)];
    }

    /// <summary>The named parts of a mapping or of a list of named mappings; null for anything that is compared whole.</summary>
    private static Dictionary<string, PackNode>? Parts(PackNode? node) => node switch
    {
        PackNode.Map map => map.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal),
        PackNode.List { Items: { Count: > 0 } items } when items.All(i => i is PackNode.Map) => Named(items),
        _ => null,
    };

    private static Dictionary<string, PackNode> Named(IReadOnlyList<PackNode> items)
    {
        var named = new Dictionary<string, PackNode>(StringComparer.Ordinal);
        foreach (var item in items.Cast<PackNode.Map>())
        {
            var name = NameKeys.Select(key => item[key]).OfType<PackNode.Scalar>().FirstOrDefault()?.Text ?? "";
            var free = name;
            for (var twice = 2; !named.TryAdd(free, item); twice++)
            {
                free = string.Create(CultureInfo.InvariantCulture, $"{name} #{twice}");
            }
        }

        return named;
    }
}
