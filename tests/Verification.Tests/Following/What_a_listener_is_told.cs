using NUnit.Framework;
using Verification.Pipeline.Doors.Following;
using Verification.Verdicts.Following;

namespace Verification.Tests.Following;

[TestFixture]
public sealed class What_a_listener_is_told
{
    [Test]
    public void Begins_with_that_it_was_accepted() =>
        Assert.That(Since(null, Stand("gathering", open: 2)), Is.EqualTo(new[] { "Accepted 0 0-2-0" }));

    [Test]
    public void Is_nothing_twice() => Assert.That(Since(new(0, 2, false), Stand("gathering", open: 2)), Is.Empty);

    [Test]
    public void Is_progress_when_other_sources_are_open() =>
        Assert.That(Since(new(0, 2, false), Stand("gathering", open: 1)), Is.EqualTo(new[] { "Progressed 0 0-1-0" }));

    [Test]
    public void Is_every_verdict_in_the_order_of_rounds() =>
        Assert.That(Since(new(0, 1, false), Stand("decided", rounds: 2)), Is.EqualTo(new[] { "Verdict 1 1-0-0", "Verdict 2 2-0-0" }));

    [Test]
    public void Goes_on_after_the_verdict_it_has_heard() =>
        Assert.That(Since(new(1, 0, false), Stand("decided", rounds: 2)), Is.EqualTo(new[] { "Verdict 2 2-0-0" }));

    [Test]
    public void Ends_with_the_closing() =>
        Assert.That(Since(null, Stand("closed", rounds: 1)), Is.EqualTo(new[] { "Accepted 0 0-0-0", "Verdict 1 1-0-0", "Closed 0 1-0-1" }));

    [TestCase("received", 0, 0, 1, false)]
    [TestCase("gathering", 0, 1, 1, false)]
    [TestCase("decided", 1, 0, 1, true)]
    [TestCase("decided", 1, 0, 2, false)]
    [TestCase("gathering", 1, 1, 2, false)]
    [TestCase("decided", 2, 0, 2, true)]
    [TestCase("closed", 0, 0, 2, true)]
    public void Is_over_with_the_verdict_of_the_round_waited_for(string state, int rounds, int open, int awaited, bool over) =>
        Assert.That(FollowDecision.Ends(Stand(state, rounds, open), awaited), Is.EqualTo(over));

    [TestCase("1-0-0", true)]
    [TestCase("10000-10000-1", true)]
    [TestCase("10001-0-0", false)]
    [TestCase("1-0", false)]
    [TestCase("1-0-2", false)]
    [TestCase("-1-0-0", false)]
    [TestCase("1-0-0-0", false)]
    [TestCase("99999999999999-0-0", false)]
    [TestCase("", false)]
    public void Is_remembered_in_an_id_only_we_write(string id, bool readable)
    {
        var read = FollowMark.TryParse(id, out var mark);
        Assert.That((read, read ? mark.ToString() : id), Is.EqualTo((readable, id)));
    }

    [Test]
    public void Finds_as_many_listeners_as_there_are_places()
    {
        var listeners = new Listeners(new() { ListenersMax = 2 });
        using var first = listeners.TryTake();
        var second = listeners.TryTake();
        Assert.That((first is null, second is null, listeners.TryTake() is null), Is.EqualTo((false, false, true)));
        second!.Dispose();
        second.Dispose();
        using var after = listeners.TryTake();
        Assert.That((after is null, listeners.TryTake() is null), Is.EqualTo((false, true)), "a place given back twice is one place");
    }

    private static string[] Since(FollowMark? told, VerificationStand stand) =>
        [.. FollowDecision.Since(told, stand).Select(step => $"{step.Kind} {step.Round} {step.Mark}")];

    private static VerificationStand Stand(string state, int rounds = 0, int open = 0) =>
        new("r-1", state, DateTimeOffset.UnixEpoch, new(2026, 11, 1), rounds, open);
}
