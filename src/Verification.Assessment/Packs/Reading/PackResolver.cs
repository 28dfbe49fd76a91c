using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Makes one pack of the files in force at a place: a lower level sets anew only what every higher one that set it opens.</summary>
internal static class PackResolver
{
    /// <summary>The pack of a day, or null: a fault was added, or a value that is needed does not hold on this day.</summary>
    /// <param name="chain">Files in force on the day, the highest first.</param>
    /// <param name="used">Gets each file of the chain, and each of its values some rule reads, whoever sets it last.</param>
    /// <param name="knownOn">Versions published later are not known yet; null: all are known.</param>
    public static Pack? Resolve(IReadOnlyList<LevelFile> chain, Period span, DateOnly? knownOn, FaultList faults, ISet<(string File, string Name)> used)
    {
        var before = faults.Count;
        var leaf = chain[^1];
        var values = new Dictionary<string, ValueVersion>(StringComparer.Ordinal);
        var anyDay = new Dictionary<string, ValueVersion>(StringComparer.Ordinal);
        var entries = new SortedDictionary<(int Order, EntryKey Key), MapReader>(Comparer<(int Order, EntryKey Key)>.Create((a, b) => a.Order.CompareTo(b.Order)));
        var orders = new Dictionary<EntryKey, int>();
        var closed = new Dictionary<string, LevelFile>(StringComparer.Ordinal);
        foreach (var level in chain)
        {
            TakeValues(level, span.From!.Value, knownOn, closed, (values, anyDay), faults);
            foreach (var (key, map) in level.Entries)
            {
                CheckOpen(closed, key.OpenName, level, map.Node, faults);
                if (!orders.TryGetValue(key, out var order))
                {
                    orders[key] = order = orders.Count;
                }

                entries.Remove((order, key));
                entries[(order, key)] = map;
            }

            Close(closed, level);
        }

        if (faults.Count > before)
        {
            return null;
        }

        var book = new ValueBook(leaf, values, anyDay, faults);
        // What was known then is not judged by floors published since.
        if (knownOn is null)
        {
            book.CheckFloors();
        }

        var pack = new BlockReader(leaf, book, entries.ToDictionary(e => e.Key.Key, e => e.Value), faults).Read();
        if (pack is null)
        {
            return null;
        }

        foreach (var level in chain)
        {
            used.Add((level.File, ""));
            used.UnionWith(pack.Symbols.Used.Concat(book.Used).Where(level.Values.ContainsKey).Select(name => (level.File, name)));
        }

        return pack with
        {
            Id = leaf.Id,
            Effect = span,
            Name = string.Create(CultureInfo.InvariantCulture, $"{leaf.Id}@{span.From:yyyy-MM-dd}"),
            Digest = PackDigest.Of(chain, span, knownOn),
            Places = RulePlaces.Of(entries.Select(e => (e.Key.Key, e.Value))),
        };
    }

    private static void TakeValues(
        LevelFile level, DateOnly day, DateOnly? knownOn, Dictionary<string, LevelFile> closed,
        (Dictionary<string, ValueVersion> Values, Dictionary<string, ValueVersion> AnyDay) into, FaultList faults)
    {
        foreach (var (name, versions) in level.Values)
        {
            CheckOpen(closed, name, level, versions.Count > 0 ? versions[0].At : level.Content, faults);
            into.AnyDay[name] = versions.FirstOrDefault(v => v.Value is not null) ?? versions[0];
            if (Versions.On(level, versions, day, knownOn) is { } version)
            {
                into.Values[name] = version;
            }
            else
            {
                // A value of this place that has run out is not replaced by that of a higher one: nobody knows what holds.
                into.Values.Remove(name);
            }
        }
    }

    private static void Close(Dictionary<string, LevelFile> closed, LevelFile level)
    {
        foreach (var name in level.Values.Keys.Concat(level.Entries.Keys.Select(k => k.OpenName)))
        {
            if (!level.Opens.Contains(name) && !level.Opens.Contains($"{name.Split('.')[0]}.*"))
            {
                closed.TryAdd(name, level);
            }
        }
    }

    private static void CheckOpen(Dictionary<string, LevelFile> closed, string name, LevelFile level, PackNode at, FaultList faults)
    {
        if (closed.TryGetValue(name, out var by) && !by.IsBeside(level))
        {
            faults.Add(
                "pack.not_open", level.File, at.Line, at.Column, $"上级({by.File})没有允许下级改变 {name}。", $"The level above ({by.File}) does not let this one change {name}.");
        }
    }
}

/// <summary>Which version of a value holds on a day.</summary>
internal static class Versions
{
    public static ValueVersion? On(LevelFile level, IReadOnlyList<ValueVersion> versions, DateOnly day, DateOnly? knownOn)
    {
        ValueVersion? found = null;
        foreach (var version in versions)
        {
            if (version.From <= day && IsKnown(level, version, knownOn))
            {
                found = version;
            }
        }

        return found is { To: { } end } && end < day ? null : found;
    }

    /// <summary>Days on which something changes.</summary>
    public static IEnumerable<DateOnly> Starts(IReadOnlyList<ValueVersion> versions) =>
        versions.SelectMany(v => v.To is { } end && end < DateOnly.MaxValue ? [v.From, end.AddDays(1)] : new[] { v.From });

    private static bool IsKnown(LevelFile level, ValueVersion version, DateOnly? knownOn) =>
        knownOn is not { } day || (version.Published ?? level.Published) is not { } published || published <= day;
}
