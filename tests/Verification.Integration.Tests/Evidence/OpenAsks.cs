using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

[TestFixture]
internal sealed class When_asks_are_open : EvidenceDatabase
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Test]
    public async Task Each_is_claimed_by_one_lane_only()
    {
        var source = new SourceId("one-lane");
        for (var i = 0; i < 20; i++)
        {
            await Park(Household().Round, (source, [1, 2]));
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Asks.Claim(source, 5, Lease, CancellationToken.None)));

        Assert.That(claims.SelectMany(c => c).Select(c => c.Round.Verification), Is.Unique);
        Assert.That(claims.Sum(c => c.Count) + (await Asks.Claim(source, 20, Lease, CancellationToken.None)).Count, Is.EqualTo(20));
        Assert.That(await Asks.Claim(source, 20, Lease, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_lapsed_lease_lets_another_claim_and_the_first_writes_nothing()
    {
        var source = new SourceId("leased");
        var (facts, keys, round) = Household();
        await Park(round, (source, [1]));
        var first = (await Asks.Claim(source, 1, TimeSpan.Zero, CancellationToken.None)).Single();
        var second = (await Asks.Claim(source, 1, Lease, CancellationToken.None)).Single();

        var overtaken = await Asks.Keep([Answered(first, keys)], null, CancellationToken.None);
        var ready = await Asks.Keep([Answered(second, keys)], null, CancellationToken.None);

        Assert.That((first.Attempts, second.Attempts), Is.EqualTo((1, 2)));
        Assert.That(overtaken, Is.Empty);
        Assert.That(ready, Is.EqualTo(new[] { facts.Id }));
    }

    [Test]
    public async Task A_renewed_claim_stays_with_its_holder()
    {
        var source = new SourceId("renewed");
        await Park(Household().Round, (source, [1]));
        var held = await Asks.Claim(source, 1, TimeSpan.Zero, CancellationToken.None);

        var renewed = await Asks.Renew(held, Lease, CancellationToken.None);

        Assert.That(renewed, Is.EqualTo(1));
        Assert.That(await Asks.Claim(source, 1, Lease, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_claim_that_was_overtaken_or_given_back_is_not_renewed()
    {
        var source = new SourceId("not-renewed");
        await Park(Household().Round, (source, [1]));
        var first = await Asks.Claim(source, 1, TimeSpan.Zero, CancellationToken.None);
        var second = await Asks.Claim(source, 1, Lease, CancellationToken.None);
        Assert.That(await Asks.Renew(first, Lease, CancellationToken.None), Is.Zero, "overtaken");

        await Asks.GiveBack(second, CancellationToken.None);

        Assert.That(await Asks.Renew(second, Lease, CancellationToken.None), Is.Zero, "given back");
        Assert.That(await Asks.Claim(source, 1, Lease, CancellationToken.None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_last_answer_says_that_the_gate_may_be_tried()
    {
        var (facts, keys, round) = Household();
        await Park(round, (new("last-a"), [1]), (new("last-b"), [1]));
        var a = (await Asks.Claim(new("last-a"), 1, Lease, CancellationToken.None)).Single();
        var b = (await Asks.Claim(new("last-b"), 1, Lease, CancellationToken.None)).Single();

        Assert.That(await Asks.Keep([Answered(a, keys)], null, CancellationToken.None), Is.Empty);
        Assert.That(await Asks.Keep([Answered(b, keys)], null, CancellationToken.None), Is.EqualTo(new[] { facts.Id }));
    }

    [Test]
    public async Task Others_find_a_closed_round_only_when_whoever_closed_it_has_had_time_to_complete_it()
    {
        var (facts, keys, round) = Household();
        await Park(round, (new("left-a"), [1]));
        await Asks.Keep([Answered((await Asks.Claim(new("left-a"), 1, Lease, CancellationToken.None)).Single(), keys)], null, CancellationToken.None);

        var atOnce = await Asks.Ready(500, CancellationToken.None);
        await TimePasses(facts.Id);
        var later = await Asks.Ready(500, CancellationToken.None);
        await new LeftRoundStore(Road).Found([facts.Id], CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(atOnce, Does.Not.Contain(facts.Id));
            Assert.That(later, Does.Contain(facts.Id));
            Assert.That(await Asks.Ready(500, CancellationToken.None), Does.Not.Contain(facts.Id), "whoever found it has it in hand");
        }
    }

    [Test]
    public async Task Of_several_that_find_a_closed_round_at_the_same_moment_one_has_it_in_hand()
    {
        var (facts, keys, round) = Household();
        await Park(round, (new("found-a"), [1]), (new("found-b"), [1]));
        foreach (var source in new SourceId[] { new("found-a"), new("found-b") })
        {
            await Asks.Keep([Answered((await Asks.Claim(source, 1, Lease, CancellationToken.None)).Single(), keys)], null, CancellationToken.None);
        }

        await TimePasses(facts.Id);
        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new LeftRoundStore(Road).Found([facts.Id], CancellationToken.None)));

        Assert.That(found.SelectMany(f => f).Select(f => (f.Key, f.Value)), Is.EqualTo(new[] { (facts.Id, 1) }));
    }

    private Task<int> TimePasses(VerificationId id) => Road.InBatch(
        batch => batch.Execute(
            "update ask set lease_until = lease_until - interval '1 minute' where verification_id = @id", new { id = id.Value }, CancellationToken.None),
        CancellationToken.None);

    [Test]
    public async Task Of_two_last_answers_at_the_same_moment_one_sees_the_other()
    {
        for (var i = 0; i < 20; i++)
        {
            var (facts, keys, round) = Household();
            await Park(round, (new($"pair-a-{i}"), [1]), (new($"pair-b-{i}"), [1]));
            var a = (await Asks.Claim(new($"pair-a-{i}"), 1, Lease, CancellationToken.None)).Single();
            var b = (await Asks.Claim(new($"pair-b-{i}"), 1, Lease, CancellationToken.None)).Single();
            TriedAsk[] tried = [Answered(a, keys), Answered(b, keys)];

            var ready = await Task.WhenAll(tried.Select(t => Asks.Keep([t], null, CancellationToken.None)));

            Assert.That(ready.SelectMany(r => r), Is.EqualTo(new[] { facts.Id }));
        }
    }

    [Test]
    public async Task A_partly_answered_ask_keeps_what_came_and_asks_for_the_rest()
    {
        var source = new SourceId("partly");
        var (facts, keys, round) = Household();
        await Park(round, (source, [1, 2]));
        var claimed = (await Asks.Claim(source, 1, Lease, CancellationToken.None)).Single();
        var sealedAnswer = keys.Seal(0, AskStore.SealName(1, source), StoredAnswers.Write([Households.Known(facts.Id, source, 1)]));

        await Asks.Keep([new(claimed, sealedAnswer, [2], TimeProvider.System.GetUtcNow().AddSeconds(-1), "T-1")], null, CancellationToken.None);

        var again = (await Asks.Claim(source, 1, Lease, CancellationToken.None)).Single();
        Assert.That((again.Members.Single(), again.Ticket, again.Attempts), Is.EqualTo((2, "T-1", 2)));
        var kept = (await Asks.Load(facts.Id, 1, keys, CancellationToken.None)).Single();
        Assert.That((kept.State, kept.Answers.Single().MemberOrdinal), Is.EqualTo(("open", 1)));
    }

    [Test]
    public async Task The_deadline_closes_it_unanswered()
    {
        var source = new SourceId("late");
        var (facts, keys, round) = Household();
        await Park(round, TimeProvider.System.GetUtcNow().AddSeconds(-1), (source, [1, 2]));

        Assert.That(await Asks.Claim(source, 1, Lease, CancellationToken.None), Is.Empty, "nothing is asked after the deadline");
        var told = new List<ClosedAsk>();
        var ready = await Asks.Lapse(100, (_, closed, _) => { told.AddRange(closed); return Task.CompletedTask; }, CancellationToken.None);

        Assert.That(ready, Does.Contain(facts.Id));
        Assert.That(told.Single(t => t.Round.Verification == facts.Id).Answered, Is.False);
        var parked = await new ParkedRounds(Kept, Asks).Load(round, keys, CancellationToken.None);
        Assert.That(parked!.Gathered.Closed.Cast<Answer.Silent>().Select(s => s.Why), Is.EqualTo(new[] { Silence.NoAnswer, Silence.NoAnswer }));
    }

    [Test]
    public async Task A_decided_round_takes_its_asks_with_it()
    {
        var (facts, _, round) = Household();
        await Park(round, (new("decided"), [1]));

        await Road.InBatch(async b => { await Asks.Close(b, [facts.Id], CancellationToken.None); return true; }, CancellationToken.None);

        Assert.That(await Asks.Claim(new("decided"), 1, Lease, CancellationToken.None), Is.Empty);
    }

    private static TriedAsk Answered(ClaimedAsk ask, Verification.Platform.Vault.HouseholdKeys keys) => new(
        ask, keys.Seal(0, AskStore.SealName(1, ask.Source), StoredAnswers.Write([Households.Known(ask.Round.Verification, ask.Source, 1)])),
        [], TimeProvider.System.GetUtcNow(), null);
}
