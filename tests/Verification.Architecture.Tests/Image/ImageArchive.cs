using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Verification.Architecture.Tests.Image;

/// <summary>An image as an archive: its configuration and, layer by layer, the files in it.</summary>
internal sealed record ImageArchive(JsonElement Description, IReadOnlyList<string> Tags, IReadOnlyList<IReadOnlyList<string>> LayerFiles)
{
    /// <summary>Reads the archive the SDK writes, the form <c>docker load</c> takes.</summary>
    public static ImageArchive Read(string file)
    {
        var entries = Entries(file);
        var manifest = JsonDocument.Parse(entries["manifest.json"]).RootElement[0];
        return new ImageArchive(
            JsonDocument.Parse(entries[manifest.GetProperty("Config").GetString()!]).RootElement,
            Texts(manifest.GetProperty("RepoTags")),
            [.. Texts(manifest.GetProperty("Layers")).Select(layer => FilesOf(entries[layer]))]);
    }

    /// <summary>A setting of the container, such as <c>User</c>.</summary>
    public JsonElement Setting(string name) => Description.GetProperty("config").GetProperty(name);

    public static IReadOnlyList<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static Dictionary<string, byte[]> Entries(string file)
    {
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var stream = File.OpenRead(file);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
            entries[entry.Name] = Bytes(entry.DataStream);
        return entries;
    }

    private static byte[] Bytes(Stream? stream)
    {
        var bytes = new MemoryStream();
        stream?.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static List<string> FilesOf(byte[] layer)
    {
        var names = new List<string>();
        using var tar = new TarReader(new GZipStream(new MemoryStream(layer), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                names.Add("/" + entry.Name.TrimStart('.', '/'));
        return names;
    }
}
