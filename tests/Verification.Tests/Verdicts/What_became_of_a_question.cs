using NUnit.Framework;
using Verification.Verdicts.Rounds;

namespace Verification.Tests.Verdicts;

public sealed class What_became_of_a_question
{
    private static readonly DateOnly Due = new(2026, 12, 1);

    [TestCase(0, "open")]
    [TestCase(1, "lapsed")]
    public void It_lapses_the_day_after_its_last_day(int daysAfter, string state) =>
        Assert.That(Of(closed: false, Due.AddDays(daysAfter), ["q1"]), Is.EqualTo([("q1", state)]));

    [Test]
    public void It_is_answered_when_the_next_verdict_asks_it_no_more() =>
        Assert.That(Of(closed: false, Due, ["q1", "q2"], ["q2"]), Is.EqualTo([("q1", "answered"), ("q2", "open")]));

    [Test]
    public void It_lapses_when_the_verification_ends_before_it_is_answered() =>
        Assert.That(Of(closed: true, Due.AddDays(-5), ["q1"]), Is.EqualTo([("q1", "lapsed")]));

    private static IEnumerable<(string, string)> Of(bool closed, DateOnly today, params string[][] rounds) =>
        QuestionStates.Of(
            [.. rounds.Select((asked, i) => LatestVerdict.Asking(i + 1, [.. asked.Select(id => (id, (string?)"bank-deposits", Array.Empty<string>()))]))],
            closed, today).Select(q => (q.Id, q.State));
}
