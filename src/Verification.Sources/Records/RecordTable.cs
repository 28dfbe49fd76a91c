using System.Globalization;
using System.Runtime.CompilerServices;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Records;

/// <summary>Reads records of persons from a comma-separated file, row by row.</summary>
/// <param name="columns">How the columns are called.</param>
/// <param name="gives">Kinds of evidence the source gives; a record of another kind is a fault.</param>
/// <param name="signals">
/// Takes the lines whose kind is that of a signal, in the order of the file; null: such a line is a fault. Which signals a source raises is
/// not listed beforehand: nothing rests on them.
/// </param>
public sealed class RecordTable(RecordColumns columns, IReadOnlyList<EvidenceKind> gives, Action<PersonSignal>? signals = null)
{
    /// <summary>Longest record id, object id or detail.</summary>
    public const int CodeLengthMax = 200;

    /// <summary>Every good record with its person; what is wrong is told by line and left out.</summary>
    public async IAsyncEnumerable<PersonRecord> Read(
        Stream stream, ICollection<DropFault> faults, [EnumeratorCancellation] CancellationToken ct)
    {
        var csv = new StrictCsv(stream);
        RecordRow? row = null;
        await foreach (var (line, fields) in csv.Rows(faults, ct))
        {
            row ??= RowOf(csv.Heading, faults);
            if (row.Known && row.ReadSignal(line, fields, faults) is false && row.Read(line, fields, faults) is { } record)
            {
                yield return record;
            }
        }

        if (row is null)
        {
            RowOf(csv.Heading, faults);
        }
    }

    private RecordRow RowOf(IReadOnlyList<string> heading, ICollection<DropFault> faults)
    {
        var expected = columns.All;
        if (heading.Count != heading.Distinct(StringComparer.Ordinal).Count() || !heading.ToHashSet(StringComparer.Ordinal).SetEquals(expected))
        {
            var list = string.Join(", ", expected);
            faults.Add(new("drop.columns", 1, new($"表头应为:{list}", $"the columns must be: {list}")));
            return new(columns, gives, signals, null);
        }

        return new(columns, gives, signals, heading);
    }
}

/// <summary>A record and whose it is.</summary>
public readonly record struct PersonRecord(int Line, IdentityDocument Person, SourceRecord Record);

/// <summary>A signal and whose it is.</summary>
public readonly record struct PersonSignal(int Line, IdentityDocument Person, SignalRecord Signal);

/// <summary>Reads one row by the places of its columns.</summary>
internal sealed class RecordRow
{
    private readonly IReadOnlyList<EvidenceKind> _gives;
    private readonly Action<PersonSignal>? _signals;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly RecordColumns _columns;
    private ICollection<DropFault> _faults = [];
    private IReadOnlyList<string> _fields = [];
    private int _line;
    private bool _good;

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

    public PersonRecord? Read(int line, IReadOnlyList<string> fields, ICollection<DropFault> faults)
    {
        (_line, _fields, _faults, _good) = (line, fields, faults, true);
        var person = Person();
        var record = new SourceRecord
        {
            Kind = Kind(),
            RecordId = Code(_columns.RecordId) ?? Bad<string>("record.id", "缺少记录编号", "the record has no id") ?? "",
            Period = Period(),
            Amount = Amount(),
            Share = Share(),
            Joint = Text(_columns.Joint) switch
            {
                "" or "false" => false,
                "true" => true,
                _ => Bad<bool>("record.joint", "joint 应为 true 或 false", "joint is true, false or empty"),
            },
            ObjectId = Code(_columns.ObjectId),
            Detail = Code(_columns.Detail),
            Whose = Whose(),
        };
        return _good ? new(line, person!, record) : null;
    }

    /// <summary>Whether the line is a signal, good or faulty; then it is no record.</summary>
    public bool ReadSignal(int line, IReadOnlyList<string> fields, ICollection<DropFault> faults)
    {
        (_line, _fields, _faults, _good) = (line, fields, faults, true);
        if (_signals is null || _columns.Kind is null || !Text(_columns.Kind).StartsWith(SignalWords.Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var person = Person();
        var signal = new SignalRecord
        {
            Kind = SignalWords.Kinds.TryGetValue(Text(_columns.Kind), out var kind)
                ? kind
                : Bad<SignalKind>("record.kind", "没有这一类线索", "there is no such kind of signal"),
            RecordId = Code(_columns.RecordId) ?? Bad<string>("record.id", "缺少记录编号", "the record has no id") ?? "",
            Period = Period(),
            Size = Amount(),
        };
        if (_good)
        {
            _signals(new(line, person!, signal));
        }

        return true;
    }

    private IdentityDocument? Person()
    {
        var number = Text(_columns.Document);
        return IdentityDocument.TryParse(DocumentType.ResidentId, number, out var document, out var fault)
            ? document
            : Bad<IdentityDocument>("record.document", fault.Sentence().Zh, fault.Sentence().En);
    }

    private RecordedIdentity? Whose() =>
        (Code(_columns.Name), Day(_columns.BornOn)) is var (name, born) && (name ?? (object?)born) is not null ? new(null, name, born, null) : null;

    private EvidenceKind Kind()
    {
        if (_columns.Kind is null && _gives.Count > 0)
        {
            return _gives[0];
        }

        return EvidenceWords.Kinds.TryGetValue(Text(_columns.Kind), out var kind) && _gives.Contains(kind)
            ? kind
            : Bad<EvidenceKind>("record.kind", "该数据源不提供此类信息", "the source does not give this kind of evidence");
    }

    private Period Period()
    {
        var (from, to) = (Day(_columns.From), Day(_columns.To));
        return from > to ? Bad<Period>("record.period", "起始日期晚于截止日期", "the record ends before it begins") : new(from, to);
    }

    private DateOnly? Day(string? column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Bad<DateOnly?>("record.day", "日期应为 yyyy-mm-dd", "a day is written yyyy-mm-dd");
    }

    private Money? Amount()
    {
        var text = Text(_columns.Amount);
        return text.Length == 0 ? null
            : Money.TryParse(text, out var amount) ? amount
            : Bad<Money?>("record.amount", "金额应为两位小数,不含千位分隔符", "an amount has two decimals and no separators, e.g. 1200.00");
    }

    private decimal? Share()
    {
        var text = Text(_columns.Share);
        return text.Length == 0 ? null
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1m ? share
            : Bad<decimal?>("record.share", "份额应在 0 与 1 之间", "a share lies between 0 and 1");
    }

    private string? Code(string? column)
    {
        var text = Text(column);
        if (text.Length > RecordTable.CodeLengthMax || text.Any(char.IsControl))
        {
            return Bad<string>("record.code", "编号过长或含控制字符", "a code is too long or holds control characters");
        }

        return text.Length == 0 ? null : text;
    }

    private string Text(string? column) => column is null ? "" : _fields[_places[column]];

    private T? Bad<T>(string code, string zh, string en)
    {
        _good = false;
        _faults.Add(new(code, _line, new(zh, en)));
        return default;
    }
}
