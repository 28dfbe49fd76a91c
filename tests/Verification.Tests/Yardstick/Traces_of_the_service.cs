using System.Buffers.Binary;
using System.Text;
using NUnit.Framework;
using Verification.Yardstick.Measuring;

namespace Verification.Tests.Yardstick;

public sealed class Traces_of_the_service
{
    [Test]
    public void Names_and_durations_are_read_and_the_rest_is_passed_over()
    {
        byte[] Span(string name, long begin, long end) =>
            [.. Bytes(1, new byte[16]), .. Bytes(5, Encoding.UTF8.GetBytes(name)), 6 << 3, 1, .. Fixed(7, begin), .. Fixed(8, end)];
        var scope = Bytes(2, [.. Bytes(1, "scope"u8.ToArray()), .. Bytes(2, Span("assess", 1_000, 31_000)), .. Bytes(2, Span("commit", 5, 6))]);
        var export = Bytes(1, [.. Bytes(1, "resource"u8.ToArray()), .. scope]);

        Assert.That(SpanReader.Read(export), Is.EqualTo(new[] { ("assess", 30_000L), ("commit", 1L) }));
    }

    [Test]
    public void What_is_cut_short_is_a_fault() =>
        Assert.That(() => SpanReader.Read([10, 200, 1, 1]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static byte[] Bytes(int field, byte[] value) => [(byte)(field << 3 | 2), (byte)value.Length, .. value];

    private static byte[] Fixed(int field, long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return [(byte)(field << 3 | 1), .. bytes];
    }
}
