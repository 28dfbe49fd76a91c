using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Verification.Sources.Kit;

namespace Verification.Sources.Records;

/// <summary>Reads comma-separated text with a heading (RFC 4180) and tells what is wrong by line; nothing is guessed or repaired.</summary>
/// <param name="encoding">How it is written; a mark at the beginning that says otherwise (UTF-16) is believed for <see cref="FileEncoding.Utf8"/>.</param>
/// <param name="damaged">Is handed each row that cannot be taken apart, as it stands in the file.</param>
public sealed class StrictCsv(Stream stream, FileEncoding encoding = FileEncoding.Utf8, Action<DamagedRow>? damaged = null)
{
    /// <summary>Longest row; a longer one is mostly an unclosed quote that swallowed the file.</summary>
    public const int RowBytesMax = 256 * 1024;

    /// <summary>Names of the columns; empty before <see cref="Rows"/> began or when the file is empty.</summary>
    public IReadOnlyList<string> Heading { get; private set; } = [];

    /// <summary>Every good row after the heading; a bad one becomes a fault, and the file is read on where it can be.</summary>
    /// <param name="faults">Takes what is wrong, with lines.</param>
    public async IAsyncEnumerable<CsvRow> Rows(ICollection<DropFault> faults, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var csv = CsvReader.Create(encoding.AsUtf8(stream), Strict(faults), leaveOpen: true);
        if (!await Heads(csv, faults, ct))
        {
            yield break;
        }

        while (await Next(csv, faults, ct))
        {
            if (FaultOf(csv) is { } fault)
            {
                faults.Add(fault);
                damaged?.Invoke(new((int)csv.LineNumber, Encoding.Latin1.GetString(csv.RawRecord)));
            }
            else
            {
                yield return new((int)csv.LineNumber, Fields(csv));
            }
        }
    }

    private CsvReaderOptions Strict(ICollection<DropFault> faults) => new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        Encoding = Encoding.UTF8,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = bad =>
        {
            faults.Add(FaultOf(bad));
            damaged?.Invoke(new((int)bad.LineNumber, bad.RawRecord));
        },
        TrackLineNumbers = true,
        MaxRecordSize = RowBytesMax,
        IncludeValuesInExceptions = false,
    };

    private async Task<bool> Heads(CsvReader csv, ICollection<DropFault> faults, CancellationToken ct)
    {
        try
        {
            await csv.ReadHeaderAsync(ct);
            Heading = [.. csv.Headers];
            return Heading.Count > 0;
        }
        catch (CsvFormatException bad)
        {
            faults.Add(TooLong(bad));
            return false;
        }
    }

    private async Task<bool> Next(CsvReader csv, ICollection<DropFault> faults, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            return await csv.ReadAsync(ct);
        }
        catch (CsvFormatException bad)
        {
            faults.Add(TooLong(bad));
            damaged?.Invoke(new((int)bad.LineNumber, ""));
            return false;
        }
    }

    private static string[] Fields(CsvReader csv)
    {
        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv.GetString(i);
        }

        return fields;
    }

    private static DropFault? FaultOf(CsvReader csv)
    {
        var raw = csv.RawRecord;
        if (raw.Contains((byte)0))
        {
            return new("drop.nul", (int)csv.LineNumber, new("含有空字符", "the row holds a NUL character"));
        }

        return Utf8.IsValid(raw) && raw.IndexOf(FileEncodings.NoCharacter) < 0
            ? null
            : new("drop.encoding", (int)csv.LineNumber, new("与约定的编码不符", "the row is not in the encoding agreed on"));
    }

    private static DropFault FaultOf(CsvMalformedRecord bad) => bad.Reason == CsvMalformedReason.FieldCountMismatch
        ? new("drop.ragged", (int)bad.LineNumber, new("列数与表头不一致", "the row has another number of columns than the heading"))
        : new("drop.quote", (int)bad.LineNumber, new("引号不成对", "a quote is not closed or stands inside a field"));

    private static DropFault TooLong(CsvFormatException bad) => new(
        "drop.row_too_long", (int)bad.LineNumber, new("行过长,可能缺少引号", "a row is too long; a closing quote may be missing"));
}

/// <summary>A row that cannot be taken apart and the line it begins on; never logged.</summary>
public readonly record struct DamagedRow(int Line, string Raw);

/// <summary>One row and the line it begins on.</summary>
public readonly record struct CsvRow(int Line, IReadOnlyList<string> Fields);
