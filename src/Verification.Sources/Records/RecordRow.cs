using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Records;

/// <summary>Reads rows by the places of their columns.</summary>
/// <remarks>
/// Calls at the same time may share it: it knows the columns and nothing of a row. What is known of the row being read is in a
/// <see cref="Reading"/>, which stays on the stack of whoever reads it: kept here, it would give one person another's amount.
/// </remarks>
internal sealed partial class RecordRow
{
    private readonly IReadOnlyList<EvidenceKind> _gives;
    private readonly Action<PersonSignal>? _signals;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly RecordColumns _columns;

    public RecordRow(RecordColumns columns, IReadOnlyList<EvidenceKind> gives, Action<PersonSignal>? signals, IReadOnlyList<string>? heading)
    {
        (_columns, _gives, _signals, Known) = (columns, gives, signals, heading is not null);
        for (var i = 0; i < heading?.Count; i++)
        {
            _places[heading[i]] = i;
        }
    }

    /// <summary>Whether the columns are the expected ones.</summary>
    public bool Known { get; }

    /// <summary>The row; without its record when something in it is wrong.</summary>
    public TableRow Read(int line, IReadOnlyList<string> fields, ICollection<DropFault> faults)
    {
        var reading = new Reading(this, line, fields, faults);
        return new(line, reading.Person(), reading.Record());
    }

    /// <summary>Whose rows were swallowed by a damaged one; one without a person when that cannot be said.</summary>
    /// <remarks>
    /// Only where the document is the first column: whatever is wrong behind it, a line that begins with the document of a person is that
    /// person's. An unclosed quote swallows the lines that follow, each of them somebody's.
    /// </remarks>
    public IEnumerable<TableRow> Named(DamagedRow damaged)
    {
        var offset = 0;
        foreach (var line in damaged.Raw.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Split('\n'))
        {
            var first = line.AsSpan(0, Math.Max(0, line.IndexOf(',', StringComparison.Ordinal))).Trim('"');
            var named = IsDocumentFirst && IdentityDocument.TryParse(DocumentType.ResidentId, first.ToString(), out var person, out _) ? person : null;
            yield return new(damaged.Line + offset++, named, null);
        }
    }

    private bool IsDocumentFirst => _places.GetValueOrDefault(_columns.Document, -1) == 0;

    /// <summary>Whether the line is a signal, good or faulty, and somebody takes it; then it is no record.</summary>
    public bool ReadSignal(int line, IReadOnlyList<string> fields, ICollection<DropFault> faults)
    {
        if (_signals is null || !IsSignal(fields))
        {
            return false;
        }

        if (Signal(line, fields, faults) is { } signal)
        {
            _signals(signal);
        }

        return true;
    }

    /// <summary>Whether its kind is that of a signal, known or not.</summary>
    public bool IsSignal(IReadOnlyList<string> fields) =>
        _columns.Kind is { } kind && fields[_places[kind]].StartsWith(SignalWords.Prefix, StringComparison.Ordinal);

    /// <summary>The signal the line is; null when something in it is wrong.</summary>
    public PersonSignal? Signal(int line, IReadOnlyList<string> fields, ICollection<DropFault> faults)
    {
        var reading = new Reading(this, line, fields, faults);
        var person = reading.Person();
        return reading.Signal() is { } signal ? new(line, person!, signal) : null;
    }
}
