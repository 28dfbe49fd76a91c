using System.Globalization;
using Verification.City;

namespace Verification.Tests.Cities;

/// <summary>A generated city of lives, read as anybody would who knows only the documented format.</summary>
internal sealed class LivesFolder : IDisposable
{
    private LivesFolder(string path) => Path = path;

    public string Path { get; }

    public static async Task<LivesFolder> Of(string set, int households, long seed)
    {
        var folder = new LivesFolder(Directory.CreateTempSubdirectory("lives").FullName);
        await LivesGenerator.Generate(set, households, seed, folder.Path, null, CancellationToken.None);
        return folder;
    }

    public IReadOnlyList<Row> Persons => Rows("lives/persons.csv");

    public IReadOnlyList<Row> Income => Rows("lives/income.csv");

    public IReadOnlyList<Row> Holdings => Rows("lives/holdings.csv");

    public IReadOnlyList<Row> Faults => Rows("lives/faults.csv");

    public IReadOnlyList<Row> Sources => Rows("sources.csv");

    public IReadOnlyList<Row> Register(string source) =>
        File.Exists(System.IO.Path.Combine(Path, "registries", source + ".csv")) ? Rows($"registries/{source}.csv") : [];

    public IReadOnlyList<Row> Rows(string name)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(Path, name));
        var columns = lines[0].Split(',').Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return [.. lines.Skip(1).Select(line => new Row(columns, line.Split(',')))];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>One line of a file of the city by the names of its columns.</summary>
internal sealed record Row(IReadOnlyDictionary<string, int> Columns, string[] Fields)
{
    public string this[string column] => Fields[Columns[column]];

    /// <summary>Household and number of the person the line is about.</summary>
    public string Person => $"{this["household_ref"]}/{this["person"]}";

    public decimal Yuan(string column = "amount") => this[column].Length == 0 ? 0 : decimal.Parse(this[column], CultureInfo.InvariantCulture);

    /// <summary>Whether the line speaks of a month of the twelve that count.</summary>
    public bool IsOfTheYear(string column) =>
        string.CompareOrdinal(this[column][..7], "2019-06") >= 0 && string.CompareOrdinal(this[column][..7], "2020-05") <= 0;

    public bool Has(string column, string word) => this[column].Split(' ').Contains(word, StringComparer.Ordinal);
}
