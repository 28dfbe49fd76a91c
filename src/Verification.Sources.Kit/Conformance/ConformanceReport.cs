using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verification.Sources.Kit.Conformance;

/// <summary>What the suite found of one adapter, kept beside it: which files it was, and whether every promise held.</summary>
/// <remarks>It says that the suite ran over exactly these files; who may put files there is the operator's to guard.</remarks>
public sealed record ConformanceReport
{
    /// <summary>Name of the file beside the adapter.</summary>
    public const string FileName = "conformance.json";

    /// <summary>Largest report that is read.</summary>
    public const int BytesMax = 256 * 1024;

    /// <summary>Version of the kit whose suite ran.</summary>
    public required string KitVersion { get; init; }

    /// <summary>The adapter's name in <c>sources.yaml</c>.</summary>
    public required string Adapter { get; init; }

    /// <summary>Name of its assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>SHA-256 of every assembly beside it, by file name, as 64 lower-case hexadecimal digits.</summary>
    public required IReadOnlyDictionary<string, string> Sha256 { get; init; }

    public required DateTimeOffset RanAt { get; init; }

    public required IReadOnlyList<CheckOutcome> Checks { get; init; }

    /// <summary>The kit's version, as reports carry it.</summary>
    public static Version Kit => typeof(ConformanceReport).Assembly.GetName().Version ?? new();

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReportJson.Default.ConformanceReport);

    /// <summary>Reads a report; null when it is none.</summary>
    public static ConformanceReport? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReportJson.Default.ConformanceReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    WriteIndented = true)]
[JsonSerializable(typeof(ConformanceReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
