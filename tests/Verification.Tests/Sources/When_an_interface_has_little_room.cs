using NUnit.Framework;
using Verification.Sources.Kit.Conformance;
using Verification.Vocabulary;

namespace Verification.Tests.Sources;

/// <summary>What the suite makes of a trial that says how much its interface carries.</summary>
public sealed class When_an_interface_has_little_room
{
    [TestCase(1, 1)]
    [TestCase(50, 50)]
    [TestCase(100, 100)]
    [TestCase(101, 100)]
    public async Task Of_one_person_no_more_is_held_than_it_ever_gives(int most, int held)
    {
        var narrow = new ANarrowTrial();
        var trial = new ANarrowTrial { Says = narrow.Says with { RecordsMax = most } };

        await trial.Check("answer.at-once");

        Assert.That(trial.Held, Is.EqualTo(held));
    }

    [Test]
    public async Task It_passes_by_what_it_has_and_every_lack_is_listed_with_its_reason()
    {
        var outcomes = await ConformanceSuite.Run(() => new ANarrowTrial(), (_, _) => { }, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes.Where(o => o.Result == CheckResult.Failed).Select(o => $"{o.Check}: {o.Why}"), Is.Empty);
            Assert.That(
                outcomes.Where(o => o is { Result: CheckResult.NotPossible, Why: not null }).Select(o => o.Check),
                Is.EquivalentTo(new[] { "carried.taken-back", "carried.detail", "carried.object", "carried.share", "carried.coverage" }));
        }
    }

    [TestCase(CarriedDays.Month)]
    [TestCase(CarriedDays.Day)]
    [TestCase(CarriedDays.Since)]
    [TestCase(CarriedDays.None)]
    public async Task Without_ids_of_its_own_records_are_told_apart_by_what_the_adapter_takes(CarriedDays days)
    {
        var narrow = new ANarrowTrial();
        var outcomes = await ConformanceSuite.Run(
            () => new ANarrowTrial
            {
                Says = narrow.Says with { RecordIds = false, Days = days, Fen = false },
                Sends = held => narrow.Sends(held) with { RecordId = $"{held.Period.From:yyyyMMdd}/{held.Amount}" },
            },
            (_, _) => { }, CancellationToken.None);
        Assert.That(outcomes.Where(o => o.Result == CheckResult.Failed).Select(o => $"{o.Check}: {o.Why}"), Is.Empty);
    }

    [Test]
    public async Task Giving_more_kinds_than_the_trial_tries_fails() => await Fails(
        new() { Gives = [EvidenceKind.Contribution, EvidenceKind.Pension] }, "carried.kinds", "expected contribution, pension, came contribution");

    [Test]
    public async Task Trying_more_kinds_than_come_back_fails()
    {
        EvidenceKind[] kinds = [EvidenceKind.Contribution, EvidenceKind.Pension];
        await Fails(new() { Gives = kinds, Says = new ANarrowTrial().Says with { Kinds = kinds } }, "carried.kinds", "came contribution, contribution");
    }

    [Test]
    public async Task An_object_id_that_comes_back_although_there_is_said_to_be_no_room_fails() =>
        await Fails(new() { Sends = held => held }, "carried.object", "Carried.ObjectIds");

    [Test]
    public async Task A_detail_that_comes_back_although_there_is_said_to_be_no_room_fails() =>
        await Fails(new() { Sends = held => held }, "carried.detail", "Carried.Details");

    [Test]
    public async Task A_share_that_comes_back_although_there_is_said_to_be_no_room_fails() => await Fails(
        new() { Sends = held => held, Gives = [EvidenceKind.Deposit], Says = new ANarrowTrial().Says with { Kinds = [EvidenceKind.Deposit] } },
        "carried.share", "Carried.Shares");

    [Test]
    public async Task An_amount_that_comes_back_although_there_is_said_to_be_none_fails() => await Fails(
        new() { Says = new ANarrowTrial().Says with { Amounts = CarriedAmounts.None } }, "answer.everything", "amount: expected nothing, came 1200.50");

    [Test]
    public async Task All_that_differs_is_told_at_once_with_what_was_expected()
    {
        var narrow = new ANarrowTrial();
        var outcome = await new ANarrowTrial
        {
            Sends = held => narrow.Sends(held) with { Amount = Money.Of(1m), Period = Period.Of(new DateOnly(2020, 1, 2)) }, SpeaksFor = _ => new(2020, 6, 1),
        }.Check("answer.everything");
        Assert.That(outcome.Why, Does.Contain("record w-1, days: expected 2020-03-01…2020-03-31, came 2020-01-02…2020-01-02")
            .And.Contain("record w-1, amount: expected 1200.50, came 1.00")
            .And.Contain("the answer's as of: expected 2020-06-15, came 2020-06-01"));
    }

    [Test]
    public async Task Another_day_than_the_one_asked_for_fails() =>
        await Fails(new() { SpeaksFor = _ => TrialWorld.AsOf }, "silence.nobody-known", "as of 2020-06-15; came member 2 silent: no-record as of 2020-06-30");

    [TestCase(Silence.NotMatched, CheckResult.Passed)]
    [TestCase(Silence.NoRecord, CheckResult.Failed)]
    public async Task Nobody_found_is_what_the_trial_says_it_is(Silence said, CheckResult result)
    {
        var outcome = await new ANarrowTrial { Nobody = Silence.NotMatched, Says = new ANarrowTrial().Says with { OfNobody = said } }.Check("silence.nobody-known");
        Assert.That(outcome.Result, Is.EqualTo(result), outcome.Why);
    }

    [Test]
    public async Task A_source_that_raises_signals_is_not_passed_without_a_trial_of_them() =>
        await Fails(new() { Raises = [SignalKind.UtilityUse] }, "answer.signals", "override Raising");

    [Test]
    public async Task One_that_raises_signals_only_is_tried_by_them()
    {
        var outcome = await new ANarrowTrial { Gives = [], Says = new ANarrowTrial().Says with { Kinds = [] } }.Check("answer.everything");
        Assert.That((outcome.Result, outcome.Why), Is.EqualTo((CheckResult.NotPossible, "it gives no evidence, only signals")));
    }

    private static async Task Fails(ANarrowTrial trial, string check, string why)
    {
        var outcome = await trial.Check(check);
        Assert.That(outcome.Result, Is.EqualTo(CheckResult.Failed));
        Assert.That(outcome.Why, Does.Contain(why));
    }
}
