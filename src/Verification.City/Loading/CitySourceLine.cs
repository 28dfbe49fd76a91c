using System.Globalization;
using Verification.City.Files;
using Verification.Sources.Kit;
using Verification.Sources.Records;

namespace Verification.City.Loading;

/// <summary>One line of <c>sources.csv</c>: a register of the city, whoever made it.</summary>
internal sealed record CitySourceLine
{
    public required string Id { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>How it is asked, a word of <see cref="ServedBy"/>.</summary>
    public required string Adapter { get; init; }

    public required DateOnly AsOf { get; init; }

    public DateOnly? CoveredFrom { get; init; }

    public DateOnly? CoveredTo { get; init; }

    public required IReadOnlyList<string> Gives { get; init; }

    /// <summary>The source's table and view in the exchange database.</summary>
    public string Table => Id.Replace('-', '_');

    public static async Task<IReadOnlyList<CitySourceLine>> Read(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, CityFiles.Sources);
        if (!File.Exists(path) || CityFile.Read(folder) is not { IsReadable: true })
        {
            throw new CityNotReadable($"{folder} holds no complete city of format {CityFile.FormatPlain} or {CityFile.FormatLives}");
        }

        var faults = new List<DropFault>();
        var sources = new List<CitySourceLine>();
        await using var stream = File.OpenRead(path);
        await foreach (var row in new StrictCsv(stream).Rows(faults, ct))
        {
            sources.Add(Line(row) is { } line ? line : throw new CityNotReadable($"{CityFiles.Sources}, line {row.Line}: not a source"));
        }

        return faults.Count == 0 ? sources : throw new CityNotReadable($"{CityFiles.Sources}, line {faults[0].Line}: {faults[0].What.En}");
    }

    private static CitySourceLine? Line(CsvRow row)
    {
        var f = row.Fields;
        return f.Count == 8 && Id_(f[0]) && ServedBy.All.Contains(f[3]) && Day(f[4]) is { } asOf
            ? new()
            {
                Id = f[0], NameZh = f[1], NameEn = f[2], Adapter = f[3], AsOf = asOf, CoveredFrom = Day(f[5]), CoveredTo = Day(f[6]),
                Gives = f[7].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            }
            : null;
    }

    // The id becomes names of tables, files and settings.
    private static bool Id_(string id) => id.Length is > 0 and <= 40 && char.IsAsciiLetterLower(id[0])
        && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
