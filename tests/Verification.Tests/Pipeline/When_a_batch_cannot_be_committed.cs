using NUnit.Framework;
using Verification.Pipeline.Commit;

namespace Verification.Tests.Pipeline;

[TestFixture]
public sealed class When_a_batch_cannot_be_committed
{
    [Test]
    public void A_row_the_database_cannot_hold_is_isolated() => Assert.That(Decide(isBadRow: true), Is.EqualTo(CommitStep.Isolate));

    [Test]
    public void A_case_over_which_we_break_a_promise_is_isolated() => Assert.That(Decide(isBrokenPromise: true), Is.EqualTo(CommitStep.Isolate));

    [TestCase(4, CommitStep.Isolate)]
    [TestCase(5, CommitStep.Again)]
    public void Five_in_a_row_put_the_fault_on_us_and_no_sixth_rests_for_it(int inARow, CommitStep expected) =>
        Assert.That(Decide(isBrokenPromise: true, inARow: inARow), Is.EqualTo(expected));

    [Test]
    public void Bad_rows_in_a_row_are_bad_rows() => Assert.That(Decide(isBadRow: true, inARow: 99), Is.EqualTo(CommitStep.Isolate));

    [Test]
    public void What_all_of_them_stand_on_is_waited_for() => Assert.That(Decide(), Is.EqualTo(CommitStep.Again));

    [Test]
    public void The_last_resort_itself_is_never_given_up() =>
        Assert.That(Decide(isBadRow: true, isBrokenPromise: true, canIsolate: false), Is.EqualTo(CommitStep.Again));

    private static CommitStep Decide(bool isBadRow = false, bool isBrokenPromise = false, bool canIsolate = true, int inARow = 0) =>
        CommitFaultDecision.Decide(isBadRow, isBrokenPromise, canIsolate, inARow);
}
