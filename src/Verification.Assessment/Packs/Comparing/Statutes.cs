using Verification.Assessment.Packs.Reading;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Comparing;

/// <summary>Whose law, and which name of it.</summary>
/// <param name="Kind">The block it stands in; empty for a value.</param>
internal readonly record struct StatuteKey(string Place, string Kind, string Name);

/// <summary>Everything a folder states, by place and name, with the days for which it is stated.</summary>
internal static class Statutes
{
    public static IReadOnlyDictionary<StatuteKey, List<Stated>> Of(PackLibrary library)
    {
        var statutes = new Dictionary<StatuteKey, List<Stated>>();
        foreach (var file in library.Files)
        {
            var place = file.Counties.Count == 0 ? file.Region : $"{file.Region} ({string.Join(' ', file.Counties)})";
            foreach (var (name, versions) in file.Values)
            {
                Add(new(place, "", name), Versions(file, name, versions));
            }

            foreach (var (key, map) in file.Entries)
            {
                Add(new(place, key.Kind, key.Name), [new(file.Effect, map.Node)]);
            }
        }

        return statutes;

        void Add(StatuteKey key, IEnumerable<Stated> stated)
        {
            if (!statutes.TryGetValue(key, out var list))
            {
                statutes[key] = list = [];
            }

            list.AddRange(stated);
        }
    }

    /// <summary>A value with its article, as a reader compares it.</summary>
    public static string? Said(PackNode? version) => version switch
    {
        null => null,
        PackNode.Map map => $"{NodeChanges.Said(map["value"])} ({(map["article"] is { } article ? NodeChanges.Said(article) : "status: assumed")})",
        _ => NodeChanges.Said(version),
    };

    private static IEnumerable<Stated> Versions(LevelFile file, string name, IReadOnlyList<ValueVersion> versions)
    {
        var written = ((PackNode.Map)file.Content["values"]!)[name];
        for (var i = 0; i < versions.Count; i++)
        {
            var (from, to) = (versions[i].From, versions[i].To ?? file.Effect.To);
            if (i + 1 < versions.Count && (to is null || versions[i + 1].From <= to))
            {
                to = versions[i + 1].From.AddDays(-1);
            }

            yield return new(
                new(file.Effect.From > from ? file.Effect.From : from, to), written is PackNode.List list ? list.Items[i] : written!);
        }
    }
}

/// <summary>What is stated for some days.</summary>
internal sealed record Stated(Period Days, PackNode What);
