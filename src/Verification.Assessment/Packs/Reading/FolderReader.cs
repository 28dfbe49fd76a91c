namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads pack folders: every file, then every place and span of days.</summary>
internal static class FolderReader
{
    private const int FilesMax = 5_000;

    public static PackLibraryResult Read(IReadOnlyList<string> folders, LawMode mode)
    {
        var faults = new FaultList();
        var levels = folders.SelectMany(folder => Levels(folder, faults)).ToList();
        if (levels.Count == 0 && faults.Count == 0)
        {
            faults.Add("pack.no_files", ".", 0, 0, "没有政策包文件。", "There is no pack file.");
        }

        var chains = faults.Count == 0 ? Chain.Of(levels) : [];
        var packs = faults.Count == 0 ? Resolve(levels, chains, faults) : [];
        return faults.Count > 0
            ? new PackLibraryResult.Faulty(faults.InOrder)
            : new PackLibraryResult.Loaded(new(packs, chains, [.. levels.SelectMany(l => l.Cases)], mode));
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

        return PackBytes.Text(name, File.ReadAllBytes(path), faults);
    }

    private static List<PlacedPack> Resolve(List<LevelFile> levels, IReadOnlyList<Chain> chains, FaultList faults)
    {
        PlaceCheck.Overlaps(levels, faults);
        PlaceCheck.Ids(levels, faults);
        PlaceCheck.Floors(levels, faults);
        PlaceCheck.Received(levels, faults);
        var packs = new List<PlacedPack>();
        var used = new HashSet<(string File, string Name)>();
        foreach (var chain in faults.Count == 0 ? chains : [])
        {
            foreach (var span in chain.Spans())
            {
                if (chain.As(span, null, faults, used) is { } pack)
                {
                    packs.Add(new(pack, chain));
                }
            }
        }

        if (packs.Count == 0 && faults.Count == 0)
        {
            faults.Add("pack.no_place", ".", 0, 0, "没有任何地区的政策包。", "No pack speaks for any county.");
        }

        if (faults.Count == 0)
        {
            PlaceCheck.Unused(levels, used, faults);
            PlaceCheck.Overrides(levels, packs, faults);
        }

        return packs;
    }
}
