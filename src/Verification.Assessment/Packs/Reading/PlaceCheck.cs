using Verification.Assessment.Quantities;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Checks that need all files at once.</summary>
internal static class PlaceCheck
{
    /// <summary>Two files of one place set no name on the same day.</summary>
    public static void Overlaps(List<LevelFile> levels, FaultList faults)
    {
        for (var i = 0; i < levels.Count; i++)
        {
            for (var j = i + 1; j < levels.Count; j++)
            {
                var (left, right) = (levels[i], levels[j]);
                if (left.IsBeside(right) && left.Effect.Overlaps(right.Effect) && Shared(left, right) is { } name)
                {
                    faults.Add(
                        "pack.overlap", right.File, 1, 1, $"与 {left.File} 在同一地区同一时间都规定了 {name}。",
                        $"Sets {name} for the same place on the same days as {left.File}.");
                }
            }
        }
    }

    /// <summary>A pack id names one place: a copied file keeps the old one by mistake.</summary>
    public static void Ids(List<LevelFile> levels, FaultList faults)
    {
        foreach (var level in levels)
        {
            if (levels.Find(l => l.Id == level.Id && l.Region != level.Region && string.CompareOrdinal(l.File, level.File) < 0) is { } other)
            {
                faults.Add(
                    "pack.id_taken", level.File, 1, 1, $"pack: {level.Id} 已由 {other.File} 用于另一地区。", $"pack: {level.Id} is the id of another place in {other.File}.");
            }
        }
    }

    /// <summary>A value nothing reads anywhere is a mistake of its author; of law no county has yet, nothing can be said.</summary>
    public static void Unused(List<LevelFile> levels, IReadOnlySet<(string File, string Name)> used, FaultList faults)
    {
        foreach (var level in levels.Where(l => used.Contains((l.File, ""))))
        {
            foreach (var (name, versions) in level.Values)
            {
                if (!used.Contains((level.File, name)))
                {
                    faults.Add(
                        "pack.unused_value", level.File, versions[0].At.Line, versions[0].At.Column, $"数值 {name} 没有被使用。", $"Nothing uses the value {name}.");
                }
            }
        }
    }

    /// <summary>A floor of a name no file sets holds nobody to anything.</summary>
    public static void Floors(List<LevelFile> levels, FaultList faults)
    {
        var set = levels.SelectMany(l => l.Values.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var level in levels)
        {
            foreach (var floor in level.Values.Values.SelectMany(v => v).Where(v => v.FloorOf is { } of && !set.Contains(of)))
            {
                faults.Add(
                    "pack.unknown_floor", level.File, floor.At.Line, floor.At.Column, $"{floor.Name} 是 {floor.FloorOf} 的最低值,但没有文件规定 {floor.FloorOf}。",
                    $"{floor.Name} is a floor of {floor.FloorOf}, which no file sets.");
            }
        }
    }

    /// <summary>What a household of a case receives belongs to a programme of some file; misspelt, it would be received by nobody.</summary>
    public static void Received(List<LevelFile> levels, FaultList faults)
    {
        var known = levels.SelectMany(l => l.Entries.Keys).Where(k => k.Kind == "programmes").Select(k => k.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var level in levels)
        {
            foreach (var programme in ReceivedIn(level.Content).Where(p => !known.Contains(p.Text)))
            {
                var all = string.Join(", ", known.Order(StringComparer.Ordinal));
                faults.Add(
                    "pack.unknown_programme", level.File, programme.Line, programme.Column,
                    $"没有 {programme.Text} 这个救助项目;可用:{all}。", $"There is no programme {programme.Text}; there are: {all}.");
            }
        }
    }

    /// <summary>A rule a case sets aside is one its law asks about; misspelt, nothing would be set aside and nobody would notice.</summary>
    public static void Overrides(List<LevelFile> levels, List<PlacedPack> packs, FaultList faults)
    {
        foreach (var level in levels)
        {
            foreach (var (given, map) in level.Cases.Zip(MapsOf(level.Content["cases"])))
            {
                if (packs.Find(p => p.Chain.Counties.Contains(given.County) && p.Pack.Effect.Contains(given.AcceptedOn)) is not { Pack.Symbols.Used: var used })
                {
                    continue;
                }

                foreach (var rule in OverriddenIn(map).Where(r => !used.Contains(Circumstance.NameOfOverridden(r.Text))))
                {
                    var known = used.Where(Circumstance.IsOverridden).Select(Circumstance.RuleOf).Order(StringComparer.Ordinal).ToList();
                    var (zh, en) = known.Count == 0 ? ("该地区的政策没有可例外的规则", "the law of its place lets none be set aside") : ($"可用:{string.Join(", ", known)}", $"there are: {string.Join(", ", known)}");
                    faults.Add("pack.unknown_rule", level.File, rule.Line, rule.Column, $"没有 {rule.Text} 这项可例外的规则;{zh}。", $"There is no rule {rule.Text} to set aside; {en}.");
                }
            }
        }
    }

    private static IEnumerable<PackNode.Scalar> OverriddenIn(PackNode.Map given) =>
        given["circumstances"] is PackNode.Map circumstances ? MapsOf(circumstances["overrides"]).Select(o => o["rule"]).OfType<PackNode.Scalar>() : [];

    private static IEnumerable<PackNode.Scalar> ReceivedIn(PackNode.Map content) =>
        MapsOf(content["cases"]).Select(c => c["circumstances"]).OfType<PackNode.Map>()
            .SelectMany(c => MapsOf(c["receiving"])).Select(r => r["programme"]).OfType<PackNode.Scalar>();

    private static IEnumerable<PackNode.Map> MapsOf(PackNode? list) => (list as PackNode.List)?.Items.OfType<PackNode.Map>() ?? [];

    private static string? Shared(LevelFile left, LevelFile right) =>
        left.Values.Keys.FirstOrDefault(right.Values.ContainsKey)
        ?? left.Entries.Keys.Where(right.Entries.ContainsKey).Select(k => k.OpenName).FirstOrDefault();
}
