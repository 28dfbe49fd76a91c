using System.Buffers;

namespace Verification.Platform.Buffers;

/// <summary>Room for bytes that are written once and read at once, lent by the shared pool: what runs for every household leaves no garbage.</summary>
/// <remarks>What was written is wiped when the room goes back; it may have been somebody's evidence.</remarks>
public sealed class PooledBuffer(int firstBytes = 8 * 1024) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(firstBytes);

    // How far anything was ever written into these bytes: what was cut off since is wiped too.
    private int _furthest;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until more is.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>What was written, for a write that is awaited; valid until more is.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    /// <summary>What was written before, to be corrected: a length that was not known yet.</summary>
    public Span<byte> Before(int position) => _bytes.AsSpan(position, Length - position);

    public void Advance(int count)
    {
        Length += count;
        _furthest = Math.Max(_furthest, Length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    /// <summary>Forgets everything but the first bytes.</summary>
    public void CutTo(int length) => Length = length;

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
        {
            bytes.AsSpan(0, _furthest).Clear();
            ArrayPool<byte>.Shared.Return(bytes);
        }

        (Length, _furthest) = (0, 0);
    }

    private void EnsureRoom(int count)
    {
        if (_bytes.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + count));
        Written.CopyTo(larger);
        _bytes.AsSpan(0, _furthest).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _furthest) = (larger, Length);
    }
}
