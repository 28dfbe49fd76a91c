using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.FileDrop;

/// <summary>The foreign shape of a manifest: what the deliverer says of the file beside it.</summary>
public sealed partial record FileDropManifest
{
    public const string Ending = ".manifest.json";

    /// <summary>Largest manifest in bytes.</summary>
    public const int BytesMax = 64 * 1024;

    /// <summary>Id of the source this is for: a file dropped into another's folder is not taken.</summary>
    public required string Source { get; init; }

    public required string SnapshotId { get; init; }

    /// <summary>Name of the file, in the same folder.</summary>
    public required string File { get; init; }

    public required DateOnly AsOf { get; init; }

    public DateOnly? CoveredFrom { get; init; }

    public DateOnly? CoveredTo { get; init; }

    /// <summary>Regions covered; absent: everywhere.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Records in the file, without the heading.</summary>
    public required int Records { get; init; }

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Reads a manifest; null with the fault when it is none.</summary>
    public static FileDropManifest? Read(byte[] json, SourceId source, out DropFault? fault)
    {
        fault = null;
        try
        {
            var manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.FileDropManifest)!;
            fault = manifest.FaultFor(source);
            return fault is null ? manifest : null;
        }
        catch (JsonException)
        {
            fault = new("drop.manifest", null, new("清单不是有效的 JSON 或缺少成员", "the manifest is not JSON or lacks a member"));
            return null;
        }
    }

    /// <summary>The snapshot in the words of the shelf.</summary>
    public Snapshot Snapshot(decimal shareMin = 0m) => new()
    {
        Source = new(Source),
        SnapshotId = SnapshotId,
        AsOf = AsOf,
        Coverage = new(new(CoveredFrom, CoveredTo), [.. (Regions ?? []).Select(RegionCode.Parse)]),
        RecordCount = Records,
        Digest = Convert.FromHexString(Sha256),
        ShareMin = shareMin,
    };

    private DropFault? FaultFor(SourceId source)
    {
        if (Source != source.Code)
        {
            return new("drop.foreign", null, new("清单属于另一数据源", "the manifest is for another source"));
        }

        var right = NamePattern().IsMatch(SnapshotId) && NamePattern().IsMatch(File) && DigestPattern().IsMatch(Sha256)
            && Records >= 0 && !(CoveredFrom > CoveredTo) && (Regions ?? []).All(code => RegionCode.TryParse(code, out _));
        return right ? null : new("drop.manifest", null, new("清单内容不符合要求", "a member of the manifest has a value that is not allowed"));
    }

    // A plain name: a manifest must not point out of its folder.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex DigestPattern();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    WriteIndented = true)]
[JsonSerializable(typeof(FileDropManifest))]
public sealed partial class ManifestJson : JsonSerializerContext;
