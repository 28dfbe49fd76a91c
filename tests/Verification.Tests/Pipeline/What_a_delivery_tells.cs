using NUnit.Framework;
using RabbitMQ.Client;
using Verification.Pipeline.Doors;

namespace Verification.Tests.Pipeline;

[TestFixture]
public sealed class What_a_delivery_tells
{
    private static readonly object?[] Counts = [7L, 7, (short)7, (byte)7];
    private static readonly object?[] Nonsense = ["7"u8.ToArray(), -7L, -7, null, 7.0, new List<object>(), new Dictionary<string, object?>()];

    [TestCaseSource(nameof(Counts))]
    public void The_count_of_a_redelivery_is_read(object count) => Assert.That(Seen(redelivered: true, count), Is.EqualTo(7));

    [TestCaseSource(nameof(Counts))]
    public void The_count_of_a_first_delivery_is_forged_and_not_read(object count) => Assert.That(Seen(redelivered: false, count), Is.Zero);

    [TestCaseSource(nameof(Nonsense))]
    public void What_is_no_count_counts_nothing(object? count) => Assert.That(Seen(redelivered: true, count), Is.Zero);

    [Test]
    public void A_count_beyond_all_bounds_is_bounded() => Assert.That(Seen(redelivered: true, long.MaxValue), Is.EqualTo(int.MaxValue));

    [Test]
    public void Ids_are_cut_and_keep_printable_characters_only()
    {
        var properties = new BasicProperties { MessageId = new string('m', 4096), CorrelationId = "a\0b\nc 张", UserId = "" };
        var delivery = DeliveryProperties.Read(default, "q", redelivered: false, properties);
        Assert.That((delivery.MessageId?.Length, delivery.CorrelationId, delivery.UserId), Is.EqualTo((200, "abc", (string?)null)));
    }

    private static int Seen(bool redelivered, object? count) => DeliveryProperties.Read(
        default, "q", redelivered, new BasicProperties { Headers = new Dictionary<string, object?> { ["x-delivery-count"] = count } }).SeenBefore;
}
