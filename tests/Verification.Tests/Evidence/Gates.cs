using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

[TestFixture]
internal sealed class When_the_gate_of_a_round_is_tried
{
    private static readonly VerificationId Id = VerificationId.Derive("tianshui-dibao", "r-1");
    private static readonly Answer Wage = new Answer.Silent(Id, new("tax-wages"), 1, Silence.NoRecord);
    private static readonly GatheredAnswers Waiting = new(Id, [Wage], [new(new("bank-deposits"), [1, 2], null, null, LaterCause.TimedOut)]);

    [Test]
    public void It_opens_when_nothing_is_open()
    {
        var gate = GateDecision.Decide(Waiting with { Open = [] }, false, Asking.Now.AddDays(1), Asking.Now);

        Assert.That(gate, Is.InstanceOf<Gate.Opened>());
        Assert.That(((Gate.Opened)gate).Partial, Is.False);
    }

    [Test]
    public void It_waits_until_the_deadline()
    {
        var gate = GateDecision.Decide(Waiting, false, Asking.Now.AddTicks(1), Asking.Now);

        Assert.That(gate, Is.InstanceOf<Gate.Parked>());
        Assert.That(((Gate.Parked)gate).Open.Single().Source.Code, Is.EqualTo("bank-deposits"));
    }

    [Test]
    public void It_opens_partially_at_the_deadline_and_open_questions_become_no_answer()
    {
        var gate = (Gate.Opened)GateDecision.Decide(Waiting, false, Asking.Now, Asking.Now);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(gate.Partial, Is.True);
            Assert.That(gate.Missing, Is.EqualTo(new SourceId[] { new("bank-deposits") }));
            Assert.That(gate.Answers.Skip(1).Cast<Answer.Silent>().Select(s => (s.MemberOrdinal, s.Why)),
                Is.EqualTo(new[] { (1, Silence.NoAnswer), (2, Silence.NoAnswer) }));
        }
    }

    [Test]
    public void It_opens_partially_when_the_slow_lane_has_closed_the_last_question_at_the_deadline()
    {
        var gate = (Gate.Opened)GateDecision.Decide(
            Waiting with { Open = [], Lapsed = [new("bank-deposits")] }, false, Asking.Now.AddTicks(1), Asking.Now);

        Assert.That(gate.Partial, Is.True);
        Assert.That(gate.Missing, Is.EqualTo(new SourceId[] { new("bank-deposits") }));
    }

    [Test]
    public void It_opens_before_the_deadline_when_the_open_ones_cannot_change_anything()
    {
        var gate = (Gate.Opened)GateDecision.Decide(Waiting, true, Asking.Now.AddDays(1), Asking.Now);

        Assert.That((gate.Partial, gate.Missing.Count, gate.Answers.Count), Is.EqualTo((false, 1, 3)));
    }

    [TestCase(ProvisionalTurn.None)]
    [TestCase(ProvisionalTurn.Waiting)]
    [TestCase(ProvisionalTurn.Issued)]
    public void It_opens_provisionally_only_when_that_is_due(ProvisionalTurn turn) =>
        Assert.That(GateDecision.Decide(Waiting, false, Asking.Now.AddDays(1), Asking.Now, turn), Is.InstanceOf<Gate.Parked>());

    [Test]
    public void It_opens_provisionally_with_the_open_questions_as_no_answer()
    {
        var gate = (Gate.Opened)GateDecision.Decide(Waiting, false, Asking.Now.AddDays(1), Asking.Now, ProvisionalTurn.Due);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((gate.Provisional, gate.Partial), Is.EqualTo((true, true)));
            Assert.That(gate.Missing, Is.EqualTo(new SourceId[] { new("bank-deposits") }));
            Assert.That(gate.Answers.Skip(1).Cast<Answer.Silent>().Select(s => s.Why), Is.All.EqualTo(Silence.NoAnswer));
        }
    }

    [Test]
    public void It_opens_for_good_when_everything_was_answered_in_time_or_the_deadline_came_first()
    {
        var answered = (Gate.Opened)GateDecision.Decide(Waiting with { Open = [] }, false, Asking.Now.AddDays(1), Asking.Now, ProvisionalTurn.Due);
        var late = (Gate.Opened)GateDecision.Decide(Waiting, false, Asking.Now, Asking.Now, ProvisionalTurn.Due);

        Assert.That((answered.Provisional, answered.Partial), Is.EqualTo((false, false)));
        Assert.That((late.Provisional, late.Partial), Is.EqualTo((false, true)));
    }

    [TestCase(null, 600, null)]
    [TestCase(5, 600, 295)]
    [TestCase(0, 600, -5)]
    [TestCase(5, 300, null)]
    [TestCase(5, 301, 295)]
    public void A_provisional_verdict_is_begun_in_time_to_be_there_and_only_when_the_deadline_lies_behind_it(
        int? minutes, int deadlineAfter, int? begunAfter)
    {
        var at = ProvisionalDecision.At(minutes, Asking.Now, Asking.Now.AddSeconds(deadlineAfter));

        Assert.That(at, Is.EqualTo(begunAfter is { } seconds ? Asking.Now.AddSeconds(seconds) : (DateTimeOffset?)null));
    }

    [Test]
    public void Without_a_deadline_asked_for_the_working_days_of_the_pack_count()
    {
        var deadline = DeadlineDecision.For(null, new(2026, 9, 28, 1, 0, 0, TimeSpan.Zero), 1, WorkingDayCalendar.Load());

        Assert.That(deadline.At, Is.EqualTo(new DateTimeOffset(2026, 9, 29, 15, 59, 59, TimeSpan.Zero)));
    }

    [TestCase(-60, 1)]
    [TestCase(0.5, 1)]
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    public void A_deadline_asked_for_is_at_least_a_second_away(double askedSeconds, double seconds)
    {
        var deadline = DeadlineDecision.For(Asking.Now.AddSeconds(askedSeconds), Asking.Now, 10, WorkingDayCalendar.Load());

        Assert.That(deadline, Is.EqualTo(new CountedDeadline(Asking.Now.AddSeconds(seconds), false)));
    }
}
