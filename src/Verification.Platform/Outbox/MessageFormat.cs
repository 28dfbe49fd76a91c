using System.Buffers;
using System.Text;
using Verification.Vocabulary;

namespace Verification.Platform.Outbox;

/// <summary>How the messages of a batch lie in one outbox row: version, count, then each message field by field.</summary>
/// <remarks>A later version adds a number; rows written by the version before must stay readable, they may lie there during an upgrade.</remarks>
internal static class MessageFormat
{
    private const byte Version = 1;

    /// <summary>Id, instant, flags and the lengths of all texts.</summary>
    private const int RoomPerMessage = 128;

    /// <summary>Writes into a lent buffer: a batch's messages are the largest thing we make, and made hundreds of times a minute.</summary>
    public static LentBytes Write(IReadOnlyList<OutgoingMessage> messages)
    {
        var room = 64;
        foreach (var message in messages)
        {
            room += message.Body.Length + RoomPerMessage + (3 * (message.RoutingKey.Length + message.CopyTo.Sum(k => k.Length + 4)
                + (message.CorrelationId?.Length ?? 0) + (message.Submitter?.Length ?? 0) + message.Exchange.Length + message.Type.Length));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(room);
        using var stream = new MemoryStream(buffer);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write7BitEncodedInt(messages.Count);
        foreach (var message in messages)
        {
            Write(writer, message);
        }

        writer.Flush();
        return new(buffer, (int)stream.Position);
    }

    public static IReadOnlyList<OutgoingMessage> Read(byte[] row)
    {
        using var reader = new BinaryReader(new MemoryStream(row, writable: false), Encoding.UTF8);
        Promise.That(reader.ReadByte() == Version, "an outbox row has a format this version can read");
        var messages = new OutgoingMessage[reader.Read7BitEncodedInt()];
        for (var i = 0; i < messages.Length; i++)
        {
            messages[i] = Read(reader);
        }

        return messages;
    }

    private static void Write(BinaryWriter writer, OutgoingMessage message)
    {
        Span<byte> id = stackalloc byte[16];
        message.MessageId.TryWriteBytes(id, bigEndian: true, out _);
        writer.Write(id);
        writer.Write(message.Exchange);
        writer.Write(message.RoutingKey);
        writer.Write7BitEncodedInt(message.CopyTo.Count);
        foreach (var key in message.CopyTo)
        {
            writer.Write(key);
        }

        writer.Write(message.Type);
        WriteOptional(writer, message.CorrelationId);
        WriteOptional(writer, message.Submitter);
        writer.Write(message.At.UtcTicks);
        writer.Write7BitEncodedInt(message.Body.Length);
        writer.Write(message.Body.Span);
    }

    private static OutgoingMessage Read(BinaryReader reader)
    {
        var id = new Guid(reader.ReadBytes(16), bigEndian: true);
        var exchange = reader.ReadString();
        var routingKey = reader.ReadString();
        var copyTo = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < copyTo.Length; i++)
        {
            copyTo[i] = reader.ReadString();
        }

        return new(exchange, routingKey, copyTo, id, reader.ReadString(), ReadOptional(reader), ReadOptional(reader),
            new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero), reader.ReadBytes(reader.Read7BitEncodedInt()));
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}

/// <summary>Bytes in a buffer that is wiped and given back when they are no longer needed: they may be somebody's verdict.</summary>
internal sealed class LentBytes(byte[] buffer, int length) : IDisposable
{
    private byte[]? _buffer = buffer;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } lent)
        {
            lent.AsSpan(0, length).Clear();
            ArrayPool<byte>.Shared.Return(lent);
        }
    }
}
