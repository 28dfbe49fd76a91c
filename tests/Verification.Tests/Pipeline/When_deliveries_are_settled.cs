using NUnit.Framework;
using Verification.Pipeline.Doors;

namespace Verification.Tests.Pipeline;

public sealed class When_deliveries_are_settled
{
    [Test]
    public void All_before_the_first_missing_one_go_with_one_word()
    {
        var settled = Settled(2, 1, 3, 5);

        var (upTo, alone) = settled.Take();

        Assert.That((upTo, alone.Count), Is.EqualTo((3UL, 0)));
    }

    [Test]
    public void The_rest_follows_when_the_missing_one_is_settled()
    {
        var settled = Settled(1, 3, 4);
        settled.Take();
        settled.Settle(2);

        Assert.That(settled.Take().UpTo, Is.EqualTo(4));
    }

    [TestCase(SettledDeliveries.WaitingMax, 0)]
    [TestCase(SettledDeliveries.WaitingMax + 1, SettledDeliveries.WaitingMax + 1)]
    public void Too_many_behind_a_slow_one_go_alone(int behind, int alone)
    {
        var settled = Settled([.. Enumerable.Range(2, behind).Select(tag => (ulong)tag)]);

        Assert.That(settled.Take().Alone, Has.Count.EqualTo(alone));
    }

    [Test]
    public void Never_is_one_acknowledged_a_second_time()
    {
        var settled = Settled([.. Enumerable.Range(2, SettledDeliveries.WaitingMax + 1).Select(tag => (ulong)tag)]);
        settled.Take();
        settled.Settle(1);

        var (upTo, alone) = settled.Take();

        Assert.That((upTo, alone.Count), Is.EqualTo((1UL, 0)), "those behind it went alone before");
        settled.Settle(SettledDeliveries.WaitingMax + 3);
        Assert.That(settled.Take().UpTo, Is.EqualTo(SettledDeliveries.WaitingMax + 3));
    }

    private static SettledDeliveries Settled(params IReadOnlyList<ulong> tags)
    {
        var settled = new SettledDeliveries((_, _) => ValueTask.CompletedTask, TimeProvider.System);
        foreach (var tag in tags)
            settled.Settle(tag);
        return settled;
    }
}
