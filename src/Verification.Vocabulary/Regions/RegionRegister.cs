using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verification.Vocabulary;

/// <summary>Names of places by code and year, for people to read.</summary>
/// <remarks>
/// A place that is not listed has no name and is no error. Never used to decide where a person lives, nor whether a number is valid:
/// an identity number keeps the code of first registration for life, long after that county was renamed or merged.
/// </remarks>
public sealed class RegionRegister
{
    private const string Resource = "Verification.Vocabulary.Regions.regions-gansu.json";

    private readonly ILookup<string, RegionName> _names;

    private RegionRegister(RegionFile file)
    {
        Source = file.About;
        _names = file.Former.Concat(file.Current).ToLookup(name => name.Code, StringComparer.Ordinal);
    }

    /// <summary>Where the names come from, in the words of the file.</summary>
    public string Source { get; }

    /// <summary>The register that ships with this version: provinces, Gansu to its counties, Tianshui to its streets.</summary>
    public static RegionRegister Load()
    {
        using var stream = typeof(RegionRegister).Assembly.GetManifestResourceStream(Resource);
        Promise.That(stream is not null, $"the assembly carries {Resource}");
        return Load(stream!);
    }

    /// <summary>A register in the same format.</summary>
    public static RegionRegister Load(Stream json) =>
        new(JsonSerializer.Deserialize(json, RegionJson.Default.RegionFile) ?? throw new JsonException("a register is not null"));

    /// <summary>The place's own name, e.g. 秦州区; the present one, else its last. Null when it is not listed.</summary>
    public string? NameZh(RegionCode region) => NamesOf(region).LastOrDefault()?.Name;

    /// <summary>The name the place had on that day; null when it is not listed for that year.</summary>
    public string? NameZh(RegionCode region, DateOnly on) => NamesOf(region).LastOrDefault(name => name.HeldIn(on.Year))?.Name;

    /// <summary>The name with those of all wider places before it, e.g. 甘肃省天水市秦州区; null when the place itself is not listed.</summary>
    public string? FullNameZh(RegionCode region) => NameZh(region) is { } own ? string.Concat(WiderNames(region)) + own : null;

    private IEnumerable<string?> WiderNames(RegionCode region)
    {
        var place = region.WithoutFilling;
        RegionCode?[] wider = [place.Province, place.City, place.County, place.Street];
        return wider.OfType<RegionCode>().Where(w => w.Code.Length < place.Code.Length).Select(NameZh);
    }

    private IEnumerable<RegionName> NamesOf(RegionCode region) => _names[region.WithoutFilling.Code];
}

/// <summary>The register file.</summary>
internal sealed record RegionFile(string About, IReadOnlyList<RegionName> Current, IReadOnlyList<RegionName> Former);

/// <summary>A name and the years in which it held, both included; absent: not known or still so.</summary>
internal sealed record RegionName(string Code, string Name, int? From = null, int? To = null)
{
    public bool HeldIn(int year) => !(year < From) && !(year > To);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RegionFile))]
internal sealed partial class RegionJson : JsonSerializerContext;
