using System.Security.Cryptography;
using System.Text.Json;
using Verification.City.Files;
using Verification.Sources.FileDrop;

namespace Verification.City.Loading;

/// <summary>Delivers registers as snapshots: the file first, its manifest last, each under a number that only rises.</summary>
internal static class DropFolder
{
    /// <summary>Delivers one register, unless its newest snapshot there is the same file; answers its id and records.</summary>
    public static async Task<(string SnapshotId, long Records)> Deliver(string city, string folder, CitySourceLine source, CancellationToken ct)
    {
        var path = CityFiles.Registry(city, source.Id);
        if (!File.Exists(path))
        {
            throw new CityNotReadable($"{path} is missing");
        }

        Directory.CreateDirectory(folder);
        var (digest, records) = await Measure(path, ct);
        var newest = Newest(folder);
        if (newest?.Sha256 == digest && newest.AsOf == source.AsOf)
        {
            return (newest.SnapshotId, records);
        }

        // A city loaded again after another one is a new delivery: the shelf looks at the number, not at what it has seen before.
        var number = 1 + (newest is null ? 0 : CitySnapshotId.NumberOf(newest.SnapshotId));
        var id = CitySnapshotId.Of(source.AsOf, number, digest);
        var manifest = new FileDropManifest
        {
            Source = source.Id, SnapshotId = id, File = id + ".csv", AsOf = source.AsOf, CoveredFrom = source.CoveredFrom,
            CoveredTo = source.CoveredTo, Records = (int)records, Sha256 = digest,
        };
        await Replace(path, folder, id, manifest, ct);
        return (id, records);
    }

    private static async Task Replace(string path, string folder, string id, FileDropManifest manifest, CancellationToken ct)
    {
        foreach (var old in Directory.EnumerateFiles(folder))
        {
            File.Delete(old);
        }

        File.Copy(path, Path.Combine(folder, id + ".csv"), overwrite: true);
        var unfinished = Path.Combine(folder, id + ".unfinished");
        await File.WriteAllBytesAsync(unfinished, JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.FileDropManifest), ct);
        File.Move(unfinished, Path.Combine(folder, id + FileDropManifest.Ending), overwrite: true);
    }

    private static FileDropManifest? Newest(string folder)
    {
        var path = Directory.EnumerateFiles(folder, "*" + FileDropManifest.Ending).Order(StringComparer.Ordinal).LastOrDefault();
        return path is null ? null : JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJson.Default.FileDropManifest);
    }

    private static async Task<(string Digest, long Records)> Measure(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        var lines = 0L;
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            lines += line.Length > 0 ? 1 : 0;
        }

        return (digest, Math.Max(0, lines - 1));
    }
}
