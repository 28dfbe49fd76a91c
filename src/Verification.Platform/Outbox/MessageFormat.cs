using System.Text;
using Verification.Vocabulary;

namespace Verification.Platform.Outbox;

/// <summary>How the messages of a batch lie in one outbox row: version, count, then each message field by field.</summary>
/// <remarks>A later version adds a number; rows written by the version before must stay readable, they may lie there during an upgrade.</remarks>
internal static class MessageFormat
{
    private const byte Version = 1;

    public static byte[] Write(IReadOnlyList<OutgoingMessage> messages)
    {
        using var stream = new MemoryStream(64 + messages.Sum(m => m.Body.Length + 256));
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write7BitEncodedInt(messages.Count);
        foreach (var message in messages)
        {
            Write(writer, message);
        }

        return stream.ToArray();
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
