using System.Text;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads a pack folder: every file, then every place and span of days.</summary>
internal static class FolderReader
{
    private const int FilesMax = 5_000;

    public static PackLibraryResult Read(string folder)
    {
        var faults = new FaultList();
        var levels = Levels(folder, faults);
        var packs = faults.Count == 0 ? Resolve(levels, faults) : [];
        if (faults.Count > 0)
        {
            return new PackLibraryResult.Faulty(faults.InOrder);
        }

        return new PackLibraryResult.Loaded(new(packs, [.. levels.SelectMany(l => l.Cases)]));
    }

    private static List<LevelFile> Levels(string folder, FaultList faults)
    {
        var levels = new List<LevelFile>();
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories) : [];
        if (paths.Length is 0 or > FilesMax)
        {
            faults.Add("pack.no_files", ".", 0, 0, "没有政策包文件,或文件过多。", "There is no pack file, or there are too many.");
            return levels;
        }

        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (Text(path, name, faults) is { } text && LevelReader.Read(name, text, faults) is { } level)
            {
                levels.Add(level);
            }
        }

        return levels;
    }

    private static string? Text(string path, string name, FaultList faults)
    {
        if (new FileInfo(path).Length > NodeReader.BytesMax)
        {
            faults.Add("pack.too_large", name, 1, 1, "文件过大。", "The file is too large.");
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            faults.Add("pack.not_utf8", name, 1, 1, "文件不是UTF-8编码。", "The file is not UTF-8.");
            return null;
        }
    }

    private static List<PlacedPack> Resolve(List<LevelFile> levels, FaultList faults)
    {
        var packs = new List<PlacedPack>();
        CheckOverlaps(levels, faults);
        foreach (var leaf in levels.Where(l => l.IsLeaf))
        {
            var chain = levels.Where(l => !l.IsLeaf && l.Covers(leaf)).ToList();
            foreach (var span in Spans(leaf, chain))
            {
                var inForce = chain.Where(l => l.Effect.Contains(span.From!.Value)).OrderBy(Depth).Append(leaf).ToList();
                if (PackResolver.Resolve(inForce, span, faults) is { } pack)
                {
                    packs.Add(new(pack, leaf.Counties.ToHashSet(StringComparer.Ordinal)));
                }
            }
        }

        if (packs.Count == 0 && faults.Count == 0)
        {
            faults.Add("pack.no_place", ".", 0, 0, "没有任何地区的政策包。", "No pack speaks for any county.");
        }

        return packs;
    }

    private static int Depth(LevelFile level) => level.Region == "cn" ? 0 : level.Region.Length;

    /// <summary>The leaf's days, cut wherever a higher level changes.</summary>
    private static IEnumerable<Period> Spans(LevelFile leaf, List<LevelFile> chain)
    {
        var starts = new SortedSet<DateOnly> { leaf.Effect.From!.Value };
        foreach (var level in chain)
        {
            starts.Add(level.Effect.From!.Value);
            if (level.Effect.To is { } to && to < DateOnly.MaxValue)
            {
                starts.Add(to.AddDays(1));
            }
        }

        var inside = starts.Where(leaf.Effect.Contains).ToList();
        for (var i = 0; i < inside.Count; i++)
        {
            yield return new(inside[i], i + 1 < inside.Count ? inside[i + 1].AddDays(-1) : leaf.Effect.To);
        }
    }

    private static void CheckOverlaps(List<LevelFile> levels, FaultList faults)
    {
        for (var i = 0; i < levels.Count; i++)
        {
            for (var j = i + 1; j < levels.Count; j++)
            {
                var (left, right) = (levels[i], levels[j]);
                var samePlace = left.IsLeaf ? right.IsLeaf && left.Counties.Intersect(right.Counties, StringComparer.Ordinal).Any()
                    : !right.IsLeaf && left.Region == right.Region;
                if (samePlace && left.Effect.Overlaps(right.Effect))
                {
                    faults.Add(
                        "pack.overlap", right.File, 1, 1, $"与 {left.File} 在同一地区的有效期重叠。",
                        $"In force for the same place on the same days as {left.File}.");
                }
            }
        }
    }
}
