using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Records;

/// <summary>Reads records of persons from a comma-separated file, row by row.</summary>
/// <param name="columns">How the columns are called.</param>
/// <param name="gives">Kinds of evidence the source gives; a record of another kind is a fault.</param>
/// <param name="signals">
/// Takes the signals <see cref="Read"/> comes by, in the order of the file.
/// </param>
/// <param name="encoding">How the file is written.</param>
/// <param name="raises">Kinds of signal taken; null: every kind where somebody takes them, else a line of such a kind is a fault.</param>
public sealed class RecordTable(
    RecordColumns columns, IReadOnlyList<EvidenceKind> gives, Action<PersonSignal>? signals = null, FileEncoding encoding = FileEncoding.Utf8,
    IReadOnlyList<SignalKind>? raises = null)
{
    /// <summary>Longest record id, object id or detail.</summary>
    public const int CodeLengthMax = 200;

    private readonly IReadOnlyList<SignalKind>? _raises = raises ?? (signals is null ? null : [.. SignalWords.Kinds.Values]);

    /// <summary>Every good record with its person; what is wrong is told by line and left out.</summary>
    public async IAsyncEnumerable<PersonRecord> Read(
        Stream stream, ICollection<DropFault> faults, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in ReadAll(stream, faults, ct))
        {
            if (row is { Person: { } person, Record: { } record })
            {
                yield return new(row.Line, person, record);
            }
            else if (row is { Person: { } about, Signal: { } signal })
            {
                signals?.Invoke(new(row.Line, about, signal));
            }
        }
    }

    /// <summary>Every row, those that cannot be believed included: without a record, and with the person where the row says whose it is.</summary>
    public async IAsyncEnumerable<TableRow> ReadAll(
        Stream stream, ICollection<DropFault> faults, [EnumeratorCancellation] CancellationToken ct)
    {
        var damaged = new Queue<DamagedRow>();
        var csv = new StrictCsv(stream, encoding, damaged.Enqueue);
        RecordRow? row = null;
        await foreach (var (line, fields) in csv.Rows(faults, ct))
        {
            row ??= RowOf(csv.Heading, faults);
            while (damaged.TryDequeue(out var bad))
            {
                foreach (var set in row.Named(bad))
                {
                    yield return set;
                }
            }

            if (row.Known)
            {
                yield return row.Read(line, fields, faults);
            }
        }

        row ??= RowOf(csv.Heading, faults);
        foreach (var set in damaged.SelectMany(row.Named))
        {
            yield return set;
        }
    }

    private RecordRow RowOf(IReadOnlyList<string> heading, ICollection<DropFault> faults)
    {
        var expected = columns.All;
        if (heading.Count != heading.Distinct(StringComparer.Ordinal).Count() || !heading.ToHashSet(StringComparer.Ordinal).SetEquals(expected))
        {
            var list = string.Join(", ", expected);
            faults.Add(new("drop.columns", 1, new($"表头应为:{list}", $"the columns must be: {list}")));
            return new(columns, gives, _raises, null);
        }

        return new(columns, gives, _raises, heading);
    }
}

/// <summary>A record and whose it is.</summary>
public readonly record struct PersonRecord(int Line, IdentityDocument Person, SourceRecord Record);

/// <summary>A signal and whose it is.</summary>
public readonly record struct PersonSignal(int Line, IdentityDocument Person, SignalRecord Signal);

/// <summary>A row of the table.</summary>
/// <param name="Person">Whose it is; null: the row does not say, so that it may be anybody's.</param>
/// <param name="Record">Null: the row cannot be believed, and what the source holds of the person is not known.</param>
public readonly record struct TableRow(int Line, IdentityDocument? Person, SourceRecord? Record)
{
    /// <summary>The row is a signal and no record: whatever is wrong with it, what the source holds of the person is known.</summary>
    public bool IsSignal { get; init; }

    /// <summary>Null: the row is none, or cannot be believed.</summary>
    public SignalRecord? Signal { get; init; }
}
