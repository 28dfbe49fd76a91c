using System.Buffers.Binary;
using System.Text;
using Verification.Platform.Buffers;
using Verification.Vocabulary;

namespace Verification.Platform.Database;

/// <summary>Writes the columns of COPY rows in the order of the command, in PostgreSQL's binary form.</summary>
/// <remarks>
/// The driver's own importer goes through type resolution and an asynchronous step for every value; with some four hundred values a
/// household that was an eighth of the service's time under load. The form: PostgreSQL's manual, COPY, "Binary Format", and the
/// <c>send</c> functions of the types.
/// </remarks>
public sealed class RowWriter : IDisposable
{
    private const int FullBytes = 256 * 1024;
    private const int TextOid = 25;
    private const int IntOid = 23;
    private const int Absent = -1;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly int EpochDay = DateOnly.FromDateTime(Epoch).DayNumber;

    private readonly PooledBuffer _buffer = new(FullBytes + (FullBytes / 2));
    private int _rowAt;
    private short _columns;
    private RowScope? _scope;
    private byte[] _scopeColumns = [];

    internal RowWriter()
    {
    }

    /// <summary>Enough is written to be sent.</summary>
    internal bool IsFull => _buffer.Length >= FullBytes;

    public RowWriter Text(string? value)
    {
        _columns++;
        return value is null ? Null() : Element(value);
    }

    public RowWriter Uuid(Guid? value)
    {
        _columns++;
        if (value is not { } known)
        {
            return Null();
        }

        known.TryWriteBytes(Column(16), bigEndian: true, out _);
        return this;
    }

    public RowWriter Bytes(ReadOnlySpan<byte> value)
    {
        _columns++;
        value.CopyTo(Column(value.Length));
        return this;
    }

    public RowWriter Bytes(byte[]? value)
    {
        if (value is not null)
        {
            return Bytes(value.AsSpan());
        }

        _columns++;
        return Null();
    }

    public RowWriter Int(int value)
    {
        _columns++;
        BinaryPrimitives.WriteInt32BigEndian(Column(4), value);
        return this;
    }

    public RowWriter Long(long value)
    {
        _columns++;
        BinaryPrimitives.WriteInt64BigEndian(Column(8), value);
        return this;
    }

    public RowWriter SmallInt(short value)
    {
        _columns++;
        BinaryPrimitives.WriteInt16BigEndian(Column(2), value);
        return this;
    }

    public RowWriter Bool(bool value)
    {
        _columns++;
        Column(1)[0] = value ? (byte)1 : (byte)0;
        return this;
    }

    public RowWriter Date(DateOnly? value)
    {
        if (value is { } known)
        {
            return Int(known.DayNumber - EpochDay);
        }

        _columns++;
        return Null();
    }

    public RowWriter Instant(DateTimeOffset? value)
    {
        _columns++;
        if (value is not { } known)
        {
            return Null();
        }

        BinaryPrimitives.WriteInt64BigEndian(Column(8), (known.UtcDateTime - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);
        return this;
    }

    public RowWriter Texts(IReadOnlyList<string> values)
    {
        var at = StartArray(values.Count, TextOid);
        for (var i = 0; i < values.Count; i++)
        {
            Element(values[i]);
        }

        return EndColumn(at);
    }

    public RowWriter Ints(IReadOnlyList<int> values)
    {
        var at = StartArray(values.Count, IntOid);
        for (var i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(Column(4), values[i]);
        }

        return EndColumn(at);
    }

    /// <summary>The four scope columns in the order submitter, programmes, region, purpose.</summary>
    public RowWriter Scope(RowScope scope)
    {
        if (ReferenceEquals(scope, _scope))
        {
            // All rows of one household have one scope.
            _scopeColumns.CopyTo(Room(_scopeColumns.Length));
            _columns += 4;
            return this;
        }

        var from = _buffer.Length;
        Text(scope.Submitter).Texts(scope.Programmes).Text(scope.Region).Text(scope.Purpose);
        (_scope, _scopeColumns) = (scope, _buffer.Before(from).ToArray());
        return this;
    }

    internal void Begin()
    {
        // Signature, no flags, no header extension.
        ReadOnlySpan<byte> head = [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
        head.CopyTo(Room(head.Length));
    }

    internal void StartRow()
    {
        _rowAt = _buffer.Length;
        _columns = 0;
        Room(2);
    }

    internal void EndRow() => BinaryPrimitives.WriteInt16BigEndian(_buffer.Before(_rowAt), _columns);

    internal void End() => BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);

    /// <summary>What was written since the last <see cref="StartOver"/>.</summary>
    internal ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    internal void StartOver() => _buffer.CutTo(0);

    public void Dispose() => _buffer.Dispose();

    private RowWriter Element(string value)
    {
        Promise.That(value.Length < int.MaxValue / 4, "a text column is no gigabyte");
        var bytes = _buffer.GetSpan(4 + Utf8.GetMaxByteCount(value.Length));
        var length = Utf8.GetBytes(value, bytes[4..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        _buffer.Advance(4 + length);
        return this;
    }

    private int StartArray(int count, int elementOid)
    {
        _columns++;
        var at = _buffer.Length;
        // Length (filled in at the end), dimensions, no nulls, type; and of the one dimension its size and first index.
        Room(4);
        BinaryPrimitives.WriteInt32BigEndian(Room(4), count == 0 ? 0 : 1);
        BinaryPrimitives.WriteInt32BigEndian(Room(4), 0);
        BinaryPrimitives.WriteInt32BigEndian(Room(4), elementOid);
        if (count > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(Room(4), count);
            BinaryPrimitives.WriteInt32BigEndian(Room(4), 1);
        }

        return at;
    }

    private RowWriter EndColumn(int at)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.Before(at), _buffer.Length - at - 4);
        return this;
    }

    private RowWriter Null()
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), Absent);
        return this;
    }

    private Span<byte> Column(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), length);
        return Room(length);
    }

    private Span<byte> Room(int length)
    {
        var room = _buffer.GetSpan(length)[..length];
        _buffer.Advance(length);
        return room;
    }
}
