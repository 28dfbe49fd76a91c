using NUnit.Framework;
using Verification.Pipeline.Fencing;

namespace Verification.Tests.Pipeline;

[TestFixture]
public sealed class Suspects
{
    [TestCase(0, false)]
    [TestCase(4, false)]
    [TestCase(5, true)]
    [TestCase(199, true)]
    public void A_message_is_one_from_its_fifth_return_on(int seenBefore, bool expected) =>
        Assert.That(SuspectDecision.IsSuspect(seenBefore, isRow: false), Is.EqualTo(expected));

    [TestCase(0, false)]
    [TestCase(1, false)]
    [TestCase(2, true)]
    public void A_stored_request_is_one_once_two_sweeps_took_it_in_vain(int sweptBefore, bool expected) =>
        Assert.That(SuspectDecision.IsSuspect(sweptBefore, isRow: true), Is.EqualTo(expected));

    [TestCase(0, false)]
    [TestCase(2, false)]
    [TestCase(3, true)]
    [TestCase(4, true)]
    public void One_is_tried_alone_three_times_and_then_rests(int loneTries, bool expected) =>
        Assert.That(SuspectDecision.Rests(loneTries), Is.EqualTo(expected));

    [TestCase(0, 255, 0)]
    [TestCase(1, 0, 2)]
    [TestCase(1, 255, 4)]
    [TestCase(2, 0, 4)]
    [TestCase(2, 255, 6)]
    [TestCase(3, 255, 0)]
    public void After_each_try_in_vain_the_process_must_be_older_so_that_quick_kills_hit_another_each_time(int loneTries, int spread, int seconds) =>
        Assert.That(SuspectDecision.AgeWanted(loneTries, (byte)spread), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
}
