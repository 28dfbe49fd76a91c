using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verification.City.Files;

/// <summary>Names of the files of a city (<c>contracts/city-format.md</c>).</summary>
internal static class CityFiles
{
    public const string City = "city.json";
    public const string Requests = "requests.jsonl";
    public const string Submit = "submit.jsonl";
    public const string Deadlines = "deadlines.csv";
    public const string Delays = "delays.csv";
    public const string Sources = "sources.csv";
    public const string Truth = "truth.csv";
    public const string Registries = "registries";
    public const string SourcesYaml = "sources.yaml";
    public const string ExchangeConnection = "exchange.connection";

    /// <summary>Folder of questions and answers of registers that are asked by file.</summary>
    public const string Exchange = "exchange";

    /// <summary>Folder of the true lives, from format 2 on.</summary>
    public const string Lives = "lives";

    /// <summary>The assistance system that submits the requests of a generated city.</summary>
    public const string Submitter = "tianshui-dibao";

    /// <summary>Columns of every file of records.</summary>
    public const string RecordHeading = "document,record_id,kind,from,to,amount,share,joint,object_id,detail";

    public static string Registry(string folder, string source) => Path.Combine(folder, Registries, source + ".csv");
}

/// <summary>What <c>city.json</c> says; written last, so that a folder with it is complete.</summary>
internal sealed record CityFile
{
    /// <summary>Requests, registers and a truth by household: the plain city.</summary>
    public const int FormatPlain = 1;

    /// <summary>The same with true lives month by month.</summary>
    public const int FormatLives = 2;

    public required int Format { get; init; }

    /// <summary>Version of our generator; null: another maker.</summary>
    public int? Generator { get; init; }

    /// <summary>Set of lives the city was drawn from, e.g. <c>A</c>; null: a plain city or another maker's.</summary>
    public string? Set { get; init; }

    public long? Seed { get; init; }

    /// <summary>Whether the registers know the fixed households beside those of the city; null: no, or every plain city, which begins with them.</summary>
    public bool? Fixed { get; init; }

    public required int Households { get; init; }

    public required int Persons { get; init; }

    /// <summary>Households per expected outcome; empty where nobody says what to expect.</summary>
    public required IReadOnlyDictionary<string, int> Expected { get; init; }

    /// <summary>Whether this version reads the format.</summary>
    [JsonIgnore]
    public bool IsReadable => Format is FormatPlain or FormatLives;

    public static CityFile? Read(string folder)
    {
        var path = Path.Combine(folder, CityFiles.City);
        return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), CityFileJson.Default.CityFile) : null;
    }

    public void Write(string folder) =>
        File.WriteAllBytes(Path.Combine(folder, CityFiles.City), [.. JsonSerializer.SerializeToUtf8Bytes(this, CityFileJson.Default.CityFile), (byte)'\n']);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(CityFile))]
internal sealed partial class CityFileJson : JsonSerializerContext;
