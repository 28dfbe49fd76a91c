using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;

namespace Verification.Tests.Yardstick;

public sealed class What_is_measured
{
    [Test]
    public void Samples_of_one_counter_are_added_up()
    {
        const string Scrape = """
            # TYPE asked_total counter
            asked_total{source="a b",lane="fast"} 3 1700000000000
            asked_total{source="c}",lane="slow"} 4 1700000000000
            plain_total 5
            """;

        var metrics = Metrics.Parse(Scrape);

        Assert.That((metrics["asked_total"], metrics["plain_total"], metrics["other_total"]), Is.EqualTo((7d, 5d, 0d)));
    }

    [Test]
    public void A_wait_counts_from_the_moment_the_request_was_due()
    {
        var clock = new FakeTimeProvider();
        var tally = new RunTally([new("a", default), new("b", default)], clock);
        tally.Begin();
        tally.Leaves(0, TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(3));
        tally.Leaves(1, TimeSpan.FromSeconds(1)); // two seconds late
        tally.Takes("a");
        tally.Takes("b");

        Assert.That(tally.End().Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3) }));
    }

    [Test]
    public void Verdicts_missing_repeated_and_foreign_are_told_apart()
    {
        var tally = new RunTally([new("a", default), new("b", default)], new FakeTimeProvider());
        tally.Begin();
        tally.Takes("a");
        tally.Takes("a");
        tally.Takes("c");
        tally.Takes(null);

        var run = tally.End();

        Assert.That((run.Missing, run.Repeated, run.Foreign, run.IsWhole), Is.EqualTo((1, 1, 2, false)));
    }
}
