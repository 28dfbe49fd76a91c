using System.Buffers.Binary;

namespace Verification.TestKit.Outages;

/// <summary>Cuts confirms of the broker out of what it says: it has the message, and its sender never hears so.</summary>
/// <param name="drops">Says for the n-th confirm of this connection, counted from 0, whether it is dropped.</param>
/// <param name="dropped">Told of each.</param>
public sealed class DroppedConfirms(Func<int, bool> drops, Action dropped) : IWireFilter
{
    private const int HeaderBytes = 7; // type, channel, size
    private const uint BasicAck = (60u << 16) | 80;
    private byte[] _waiting = [];
    private int _confirms;

    public ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> fromServer)
    {
        // A frame may come in pieces: what is not whole yet waits for the rest.
        Span<byte> bytes = [.. _waiting, .. fromServer.Span];
        var passed = new List<byte>(bytes.Length);
        var at = 0;
        while (FrameBytes(bytes[at..]) is { } length)
        {
            if (!IsDropped(bytes.Slice(at, length)))
                passed.AddRange(bytes.Slice(at, length));
            at += length;
        }

        _waiting = bytes[at..].ToArray();
        return passed.ToArray();
    }

    private static int? FrameBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes)
            return null;
        var length = HeaderBytes + checked((int)BinaryPrimitives.ReadUInt32BigEndian(bytes[3..])) + 1;
        return bytes.Length < length ? null : length;
    }

    private bool IsDropped(ReadOnlySpan<byte> frame)
    {
        const byte Method = 1;
        if (frame[0] != Method || BinaryPrimitives.ReadUInt32BigEndian(frame[HeaderBytes..]) != BasicAck || !drops(_confirms++))
            return false;
        dropped();
        return true;
    }
}
