using System.Globalization;
using Verification.Sources.Kit;
using Verification.Sources.Records;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>A comma-separated file of a city, read by the names of its columns: later versions add some at the end.</summary>
internal static class CityTable
{
    /// <param name="name">The file as faults call it.</param>
    public static async Task<IReadOnlyList<CityRow>> Read(
        string path, string name, IReadOnlyList<string> required, CityFaults faults, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            faults.Add(CityFault.FileMissing(name));
            return [];
        }

        await using var stream = File.OpenRead(path);
        var csv = new StrictCsv(stream);
        var bad = new FaultList();
        var rows = new List<CityRow>();
        Dictionary<string, int>? places = null;
        await foreach (var (line, fields) in csv.Rows(bad, ct))
        {
            places ??= Places(csv.Heading);
            rows.Add(new(name, line, fields, places, faults));
        }

        foreach (var fault in bad)
        {
            faults.Add(Of(fault, name));
        }

        var missing = required.Except(csv.Heading, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            faults.Add(CityFault.ColumnsMissing(name, missing));
            return [];
        }

        return rows;
    }

    public static CityFault Of(DropFault fault, string name) =>
        CityFault.RowMalformed(name, fault.Line, new($"{fault.Code} {fault.What.Zh}", $"{fault.Code} {fault.What.En}"));

    private static Dictionary<string, int> Places(IReadOnlyList<string> heading)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heading.Count; i++)
        {
            places.TryAdd(heading[i], i);
        }

        return places;
    }
}

/// <summary>One row; a field that cannot be read becomes a fault and an empty value.</summary>
internal sealed class CityRow(string file, int line, IReadOnlyList<string> fields, Dictionary<string, int> places, CityFaults faults)
{
    public int Line => line;

    /// <summary>The text of a column; a column that is not there says nothing.</summary>
    public string this[string column] => places.TryGetValue(column, out var place) ? fields[place] : "";

    public bool Has(string column) => places.ContainsKey(column);

    public IReadOnlyList<string> Words(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public Money? Yuan(string column) => this[column] is not { Length: > 0 } text ? null
        : Money.TryParse(text, out var amount) ? amount
        : Bad<Money?>(column, "金额应为两位小数", "an amount has two decimals");

    public DateOnly? Day(string column) => this[column] is not { Length: > 0 } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Bad<DateOnly?>(column, "日期应为 yyyy-mm-dd", "a day is written yyyy-mm-dd");

    public YearMonth? Month(string column) => this[column] is { Length: 7 } text
        && DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? YearMonth.Of(day)
            : Bad<YearMonth?>(column, "月份应为 yyyy-mm", "a month is written yyyy-mm");

    public int? Whole(string column) => this[column] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Bad<int?>(column, "应为整数", "a whole number is expected");

    public bool? YesNo(string column) => this[column] switch
    {
        "yes" => true,
        "no" => false,
        _ => Bad<bool?>(column, "应为 yes 或 no", "yes or no is expected"),
    };

    /// <summary>Tells that a field cannot be read, without what stands in it.</summary>
    public T? Bad<T>(string column, string zh, string en)
    {
        faults.Add(CityFault.RowMalformed(file, line, new($"{column}:{zh}", $"{column}: {en}")));
        return default;
    }
}
