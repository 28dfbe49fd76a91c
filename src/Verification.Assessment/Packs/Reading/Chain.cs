using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>The files that speak for some counties, nation first, and the days between which they change.</summary>
/// <param name="Files">All files of the place, whatever their days.</param>
/// <param name="Counties">Counties the same files speak for.</param>
internal sealed record Chain(IReadOnlyList<LevelFile> Files, IReadOnlySet<string> Counties)
{
    public static IReadOnlyList<Chain> Of(IReadOnlyList<LevelFile> files)
    {
        var counties = files.Where(f => f.NamesCounties).SelectMany(f => f.NamedCounties).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. counties.Select(c => (County: c, Files: files.Where(f => f.Covers(c)).OrderBy(f => f.Depth).ThenBy(f => f.File, StringComparer.Ordinal).ToList()))
            .GroupBy(c => string.Join('|', c.Files.Select(f => f.File)), StringComparer.Ordinal)
            .Select(g => new Chain(g.First().Files, g.Select(c => c.County).ToHashSet(StringComparer.Ordinal)))];
    }

    /// <summary>Versions of values that took effect before they were published.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly Published)> LateVersions { get; } =
        [.. Files.SelectMany(f => f.Values.Values.SelectMany(v => v).Select(v => (v.From, Published: v.Published ?? f.Published)))
            .Where(v => v.Published > v.From).Select(v => (v.From, v.Published!.Value))];

    /// <summary>Spans of days within which nothing changes.</summary>
    public IEnumerable<Period> Spans()
    {
        var starts = new SortedSet<DateOnly>();
        foreach (var file in Files)
        {
            starts.Add(file.Effect.From!.Value);
            if (file.Effect.To is { } to && to < DateOnly.MaxValue)
            {
                starts.Add(to.AddDays(1));
            }

            starts.UnionWith(file.Values.Values.SelectMany(Versions.Starts));
        }

        var days = starts.ToList();
        for (var i = 0; i < days.Count; i++)
        {
            yield return new(days[i], i + 1 < days.Count ? days[i + 1].AddDays(-1) : null);
        }
    }

    /// <summary>The files in force on a day; empty unless one of them names counties: a province's law alone is nobody's.</summary>
    public IReadOnlyList<LevelFile> On(DateOnly day)
    {
        var inForce = Files.Where(f => f.Effect.Contains(day)).ToList();
        return inForce.Exists(f => f.NamesCounties) && inForce.Exists(f => f.Region == "cn") ? inForce : [];
    }

    /// <summary>The law of a day as it was known on another.</summary>
    public Pack? As(Period span, DateOnly? knownOn, FaultList faults, ISet<(string File, string Name)> used) =>
        On(span.From!.Value) is { Count: > 0 } inForce ? PackResolver.Resolve(inForce, span, knownOn, faults, used) : null;
}
