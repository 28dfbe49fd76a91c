using System.Runtime.InteropServices;
using NUnit.Framework;
using Verification.Platform.Buffers;
using Verification.Platform.Outbox;

namespace Verification.Tests.Platform;

/// <summary>Whoever is lent the bytes next finds nothing of whom they were lent to before.</summary>
[TestFixture]
public sealed class Lent_buffers
{
    private static readonly byte[] Canary = "somebody's evidence"u8.ToArray();

    [Test]
    public void Keep_nothing_that_was_cut_off()
    {
        var buffer = new PooledBuffer();
        var lent = Lent(buffer.GetMemory());
        Write(buffer, times: 3);
        buffer.CutTo(Canary.Length);
        buffer.Dispose();
        Assert.That(lent.AsSpan().IndexOf(Canary), Is.Negative);
    }

    [Test]
    public void Keep_nothing_when_they_grow_after_something_was_cut_off()
    {
        using var buffer = new PooledBuffer(firstBytes: 1024);
        var small = Lent(buffer.GetMemory());
        Write(buffer, times: 3);
        buffer.CutTo(0);
        buffer.GetSpan(small.Length + 1);
        Assert.That(small.AsSpan().IndexOf(Canary), Is.Negative);
    }

    [Test]
    public void Keep_no_message()
    {
        var row = MessageFormat.Write([new("e", "k", [], Guid.Empty, "t", null, null, DateTimeOffset.UnixEpoch, Canary)]);
        var lent = Lent(row.Bytes);
        Assert.That(lent.AsSpan().IndexOf(Canary), Is.Positive);
        row.Dispose();
        Assert.That(lent.AsSpan().IndexOf(Canary), Is.Negative);
    }

    private static void Write(PooledBuffer buffer, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Canary.CopyTo(buffer.GetSpan(Canary.Length));
            buffer.Advance(Canary.Length);
        }
    }

    private static byte[] Lent(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) ? segment.Array! : throw new AssertionException("lent from an array");
}
