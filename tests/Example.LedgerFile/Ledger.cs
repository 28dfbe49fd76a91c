using System.Globalization;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Example.LedgerFile;

/// <summary>The foreign shape: a heading <c>LEDGER as-of from to</c>, tab-separated lines, and a last line <c>END count</c>.</summary>
internal sealed record Ledger(DateOnly AsOf, Coverage Coverage, IReadOnlyDictionary<string, List<SourceRecord>> Records)
{
    private const int Columns = 9;

    /// <summary>What the ledger holds of these persons; a ledger that is damaged anywhere is not believed at all.</summary>
    public static async Task<Ledger> Read(LedgerOptions options, HashSet<string> documents, CancellationToken ct)
    {
        using var file = new StreamReader(options.Path);
        var heading = (await file.ReadLineAsync(ct))?.Split('\t') is ["LEDGER", var asOf, var from, var to]
            ? (AsOf: Day(asOf), From: Day(from), To: Day(to))
            : throw new UnreadableAnswer("the heading");
        var records = new Dictionary<string, List<SourceRecord>>(StringComparer.Ordinal);
        var lines = 0;
        for (string? line; (line = await file.ReadLineAsync(ct)) is not null; lines++)
        {
            if (line.StartsWith("END ", StringComparison.Ordinal))
            {
                return line == $"END {lines}" ? new(heading.AsOf!.Value, new(new(heading.From, heading.To), []), records) : throw new UnreadableAnswer("the count");
            }

            if (lines == options.LinesMax)
            {
                throw new UnreadableAnswer("more lines than lines_max");
            }

            var (document, record) = Line(line.Split('\t'));
            if (documents.Contains(document))
            {
                records.TryAdd(document, []);
                records[document].Add(record);
            }
        }

        throw new UnreadableAnswer("the ledger breaks off");
    }

    private static (string Document, SourceRecord Record) Line(string[] columns)
    {
        if (columns.Length != Columns || columns[1].Length == 0 || !EvidenceWords.Kinds.TryGetValue(columns[2], out var kind)
            || !Money.TryParse(columns[5], out var amount))
        {
            throw new UnreadableAnswer("a line");
        }

        return (columns[0], new()
        {
            RecordId = columns[1], Kind = kind, Period = new(Day(columns[3]), Day(columns[4])), Amount = amount,
            Share = columns[6].Length == 0 ? null : decimal.Parse(columns[6], CultureInfo.InvariantCulture),
            ObjectId = columns[7].Length == 0 ? null : columns[7], Detail = columns[8].Length == 0 ? null : columns[8],
        });
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UnreadableAnswer("a day");
}
