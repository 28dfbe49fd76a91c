using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>What one ask may still take in, all its calls and pages together.</summary>
internal sealed class ReplyBudget(long bytes, int records = int.MaxValue)
{
    private long _bytes = bytes;
    private int _records = records;

    public long BytesLeft => Volatile.Read(ref _bytes);

    public void TakeBytes(int count)
    {
        if (Interlocked.Add(ref _bytes, -count) < 0)
        {
            throw new UnreadableAnswer("a reply of more than megabytes_max");
        }
    }

    public void TakeRecord()
    {
        if (Interlocked.Decrement(ref _records) < 0)
        {
            throw new UnreadableAnswer("more records than records_max");
        }
    }
}

/// <summary>Sees bytes of a reply as they come in.</summary>
internal delegate void Passing(ReadOnlySpan<byte> bytes);

/// <summary>A stream that ends a reply which is too long.</summary>
/// <param name="inner">Where the reply comes from.</param>
/// <param name="budget">How much of it may come.</param>
/// <param name="ended">Ends every read: readers of XML have no token to pass on.</param>
/// <param name="passing">Sees what goes by.</param>
internal sealed class LimitedStream(Stream inner, ReplyBudget budget, CancellationToken ended, Passing? passing = null) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken.CanBeCanceled ? cancellationToken : ended);
        budget.TakeBytes(count);
        passing?.Invoke(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
