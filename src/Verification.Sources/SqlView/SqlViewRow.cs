using Npgsql;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.SqlView;

/// <summary>The foreign shape: which columns a query reads, and how one row becomes a record.</summary>
internal sealed class SqlViewRow
{
    private readonly SourceDescription _source;
    private readonly List<string> _columns = [];
    private readonly int _status;
    private readonly int _recordId;
    private readonly int _kind;
    private readonly int _from;
    private readonly int _to;
    private readonly int _amount;
    private readonly int _share;
    private readonly int _joint;
    private readonly int _objectId;
    private readonly int _detail;
    private readonly int _payer;
    private readonly int _name;
    private readonly int _bornOn;

    public SqlViewRow(SqlViewOptions options, SourceDescription source)
    {
        _source = source;
        var columns = options.Columns;
        Place(columns.Document);
        _status = Place(options.StatusColumn);
        _recordId = Place(columns.RecordId);
        _kind = Place(columns.Kind);
        _from = Place(columns.From);
        _to = Place(columns.To);
        _amount = Place(columns.Amount);
        _share = Place(columns.Share);
        _joint = Place(columns.Joint);
        _objectId = Place(columns.ObjectId);
        _detail = Place(columns.Detail);
        _payer = Place(columns.Payer);
        _name = Place(columns.Name);
        _bornOn = Place(columns.BornOn);

        // Names were checked against a pattern when the settings were read; the rest is parameters.
        Query = $"""
            select {string.Join(", ", _columns)}
            from {options.View}
            where "{columns.Document}" = any($1)
            limit $2
            """;
    }

    public string Query { get; }

    public void ReadInto(SqlViewFinding found, NpgsqlDataReader reader)
    {
        var person = found.Of(reader.GetString(0));
        var status = Status(reader);
        if (status != SqlViewStatus.Answered)
        {
            person.Status = status;
        }
        else if (!reader.IsDBNull(_recordId))
        {
            // A row without record id says only that the person is known there.
            if (IsSignal(reader))
            {
                person.Signals.Add(Signal(reader));
            }
            else
            {
                person.Records.Add(Record(reader));
            }
        }
    }

    // A source that raises no signals is told of a wrong kind, as of any other.
    private bool IsSignal(NpgsqlDataReader reader) => _source.Raises.Count > 0
        && (_kind < 0 ? _source.Gives.Count == 0 : Has(reader, _kind) && reader.GetString(_kind).StartsWith(SignalWords.Prefix, StringComparison.Ordinal));

    private SignalRecord Signal(NpgsqlDataReader reader) => new()
    {
        Kind = _kind < 0 ? _source.Raises[0]
            : SignalWords.Kinds.TryGetValue(reader.GetString(_kind), out var kind) && _source.Raises.Contains(kind) ? kind
            : throw new UnreadableAnswer("a kind of signal the source does not raise"),
        RecordId = reader.GetString(_recordId),
        Period = Period(reader),
        Size = Has(reader, _amount) ? Money.Of(reader.GetDecimal(_amount)) : null,
    };

    private SourceRecord Record(NpgsqlDataReader reader) => new()
    {
        Kind = Kind(reader),
        RecordId = reader.GetString(_recordId),
        Period = Period(reader),
        Amount = Has(reader, _amount) ? Money.Of(reader.GetDecimal(_amount)) : null,
        Share = Share(reader),
        Joint = Has(reader, _joint) && reader.GetBoolean(_joint),
        ObjectId = Has(reader, _objectId) ? reader.GetString(_objectId) : null,
        Detail = Has(reader, _detail) ? reader.GetString(_detail) : null,
        Payer = Has(reader, _payer) ? reader.GetString(_payer) : null,
        Whose = Has(reader, _name) || Has(reader, _bornOn)
            ? new(null, Has(reader, _name) ? reader.GetString(_name) : null, Has(reader, _bornOn) ? reader.GetFieldValue<DateOnly>(_bornOn) : null, null)
            : null,
    };

    private EvidenceKind Kind(NpgsqlDataReader reader)
    {
        if (_kind < 0)
        {
            return _source.Gives[0];
        }

        return Has(reader, _kind) && EvidenceWords.Kinds.TryGetValue(reader.GetString(_kind), out var kind) && _source.Gives.Contains(kind)
            ? kind
            : throw new UnreadableAnswer("a kind of evidence the source does not give");
    }

    private Period Period(NpgsqlDataReader reader)
    {
        var period = new Period(
            Has(reader, _from) ? reader.GetFieldValue<DateOnly>(_from) : null, Has(reader, _to) ? reader.GetFieldValue<DateOnly>(_to) : null);
        return period.From > period.To ? throw new UnreadableAnswer("a record ends before it begins") : period;
    }

    private decimal? Share(NpgsqlDataReader reader)
    {
        if (!Has(reader, _share))
        {
            return null;
        }

        var share = reader.GetDecimal(_share);
        return share is >= 0m and <= 1m ? share : throw new UnreadableAnswer("a share outside 0 and 1");
    }

    private SqlViewStatus Status(NpgsqlDataReader reader) => !Has(reader, _status)
        ? SqlViewStatus.Answered
        : reader.GetString(_status) switch
        {
            "answered" => SqlViewStatus.Answered,
            "pending" => SqlViewStatus.Pending,
            "refused" => SqlViewStatus.Refused,
            "not-covered" => SqlViewStatus.NotCovered,
            _ => throw new UnreadableAnswer("an unknown status"),
        };

    private static bool Has(NpgsqlDataReader reader, int column) => column >= 0 && !reader.IsDBNull(column);

    private int Place(string? column)
    {
        if (column is null)
        {
            return -1;
        }

        _columns.Add($"\"{column}\"");
        return _columns.Count - 1;
    }
}

/// <summary>What the view says of a person.</summary>
internal enum SqlViewStatus
{
    Answered,
    Pending,
    Refused,
    NotCovered,
}

/// <summary>All rows of one query by person.</summary>
internal sealed class SqlViewFinding
{
    public Dictionary<string, SqlViewPerson> ByDocument { get; } = new(StringComparer.Ordinal);

    public DateOnly AsOf { get; set; }

    public Coverage Coverage { get; set; } = Coverage.Unstated;

    public SqlViewPerson Of(string document)
    {
        if (!ByDocument.TryGetValue(document, out var person))
        {
            ByDocument.Add(document, person = new());
        }

        return person;
    }
}

/// <summary>The rows of one person.</summary>
internal sealed class SqlViewPerson
{
    public SqlViewStatus Status { get; set; }

    public List<SourceRecord> Records { get; } = [];

    public List<SignalRecord> Signals { get; } = [];
}
