using CsCheck;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Packs.Cases;
using Verification.Vocabulary;

namespace Verification.Tests.Assessment;

public sealed class When_property_is_counted
{
    private static readonly SourceId Bank = new("bank-deposits");
    private static readonly PackCase Plain = Cases.Named("con-01 银行");

    [Test]
    public void A_joint_account_seen_from_both_holders_counts_once() =>
        Assert.That(Outcome(Account(1, "42408.00"), Account(2, "42408.00")), Is.EqualTo(Verification.Assessment.Outcome.Eligible));

    [Test]
    public void One_fen_more_in_a_second_account_is_over_the_limit() =>
        Assert.That(
            Outcome(Account(1, "42408.00"), Account(2, "0.01") with { ObjectId = "other", RecordId = "other" }),
            Is.EqualTo(Verification.Assessment.Outcome.Ineligible));

    [Test]
    public void Half_an_account_shared_with_a_stranger_counts_by_half() =>
        Assert.That(
            Outcome(Account(1, "84816.00") with { Holders = [new(1, Interval<decimal>.Point(0.5m)), new(null, Interval<decimal>.Point(0.5m))] }),
            Is.EqualTo(Verification.Assessment.Outcome.Eligible));

    [Test]
    public void An_unknown_share_is_anything_from_nothing_to_the_whole() =>
        Gen.Int[0, 100].Sample(percent =>
        {
            var shared = Account(1, "84816.00") with { Holders = [Holding.UnknownShare(1), Holding.UnknownShare(null)] };
            var sampled = shared with
            {
                Holders = [new(1, Interval<decimal>.Point(percent / 100m)), new(null, Interval<decimal>.Point(1m - (percent / 100m)))],
            };
            var (open, point) = (Outcome(shared), Outcome(sampled));
            return open == Verification.Assessment.Outcome.Review || open == point;
        });

    [Test]
    public void Of_several_balances_of_one_account_the_newest_counts() =>
        Assert.That(
            Outcome(
                Account(1, "90000.00") with { RecordId = "a-old", Period = Period.Of(new DateOnly(2020, 1, 31)) },
                Account(1, "8000.00") with { RecordId = "b-new", Period = Period.Of(new DateOnly(2020, 5, 31)) }),
            Is.EqualTo(Verification.Assessment.Outcome.Eligible));

    [TestCase(1, 2)]
    [TestCase(2, 1)]
    public void Of_several_balances_of_a_joint_account_the_newest_counts_whoever_showed_it(int before, int after) =>
        Assert.That(
            Outcome(
                Account(before, "90000.00") with { Period = Period.Of(new DateOnly(2020, 1, 31)) },
                Account(after, "8000.00") with { Period = Period.Of(new DateOnly(2020, 5, 31)) }),
            Is.EqualTo(Verification.Assessment.Outcome.Eligible));

    [Test]
    public void More_things_than_are_looked_at_leave_the_rest_open() =>
        Assert.That(
            Outcome([.. Enumerable.Range(0, 501).Select(i => Account(1, i < 500 ? "0.01" : "90000.00") with { RecordId = $"r-{i:000}", ObjectId = null })]),
            Is.EqualTo(Verification.Assessment.Outcome.Review));

    [Test]
    public void A_vehicle_of_unknown_worth_is_looked_at()
    {
        var given = new PackCase
        {
            Name = "driver",
            County = "620102",
            AcceptedOn = new(2021, 8, 2),
            Members = [new("applicant", 40) { Income = new Dictionary<string, Money> { ["wage"] = Money.Of(500m) } }],
            Expect = [new(new("dibao"), "")],
            Property = [new(EvidenceKind.Vehicle, null, null, null, null, null, 1, 1m)],
        };
        Assert.That(Cases.Assess(given).Programmes[0].MainCause, Is.EqualTo(MainCause.Flag));
    }

    [Test]
    public void What_somebody_outside_the_household_holds_does_not_count()
    {
        var given = Cases.Named("con-25");
        var rich = given with { Members = [given.Members[0], given.Members[1], given.Members[2] with { Deposit = Money.Of(900_000m) }] };
        Assert.That(Households.Assess(rich).Outcome, Is.EqualTo(Verification.Assessment.Outcome.Eligible));
    }

    private static EvidenceItem Account(int ordinal, string amount)
    {
        _ = Money.TryParse(amount, out var money);
        return Cases.Item(Bank, EvidenceKind.Deposit, ordinal, $"acc-{ordinal}", Period.Of(Cases.Accepted), money) with { ObjectId = "account-1" };
    }

    private static Outcome Outcome(params EvidenceItem[] items)
    {
        var given = Plain with { Silent = [] };
        var answers = Cases.Answers(given, Cases.Tianshui).Where(a => a.Source != Bank).Concat(
            Enumerable.Range(1, 3).Select(ordinal => items.Where(i => i.MemberOrdinal == ordinal).ToList() is { Count: > 0 } own
                ? (Answer)new Answer.Answered(Cases.Facts(given).Id, Bank, ordinal, own, Cases.Accepted, Coverage.Unstated)
                : new Answer.Silent(Cases.Facts(given).Id, Bank, ordinal, Silence.NoRecord)));
        return Households.Assess(given, answers).Outcome;
    }
}
