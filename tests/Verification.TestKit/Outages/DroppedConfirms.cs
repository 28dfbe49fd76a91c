using System.Buffers.Binary;

namespace Verification.TestKit.Outages;

/// <summary>Cuts confirms of the broker out of what it says: it has the message, and its sender never hears so.</summary>
/// <remarks>A later confirm may speak for all before it, so one lost among many is soon mended; a channel that has lost its voice is not.</remarks>
/// <param name="drops">Says for the n-th confirm of this connection, counted from 0, whether it is dropped.</param>
/// <param name="dropped">Told of each.</param>
/// <param name="untilTheChannelEnds">Whether every later confirm on the same channel is dropped too, until the client gives the channel up.</param>
public sealed class DroppedConfirms(Func<int, bool> drops, Action dropped, bool untilTheChannelEnds = false) : IWireFilter
{
    private const int HeaderBytes = 7; // type, channel, size
    private const uint ChannelOpenOk = (20u << 16) | 11;
    private const uint BasicAck = (60u << 16) | 80;
    private readonly HashSet<ushort> _silent = [];
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
        if (frame[0] != Method)
            return false;
        var (channel, method) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt32BigEndian(frame[HeaderBytes..]));
        if (method == ChannelOpenOk)
            _silent.Remove(channel);
        if (method != BasicAck || !(drops(_confirms++) | _silent.Contains(channel)))
            return false;
        if (untilTheChannelEnds)
            _silent.Add(channel);
        dropped();
        return true;
    }
}
