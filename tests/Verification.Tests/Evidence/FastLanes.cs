using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Vocabulary;

namespace Verification.Tests.Evidence;

[TestFixture]
[CancelAfter(30_000)]
internal sealed class When_sources_are_asked_in_the_fast_lane
{
    private static readonly string[] Twelve =
    [
        "tax-wages", "social-insurance", "housing-fund", "bank-deposits", "securities", "real-estate", "vehicles",
        "market-registration", "platform-payouts", "payment-inflows", "civil-registry", "disability-federation",
    ];

    [Test]
    public async Task Twelve_sources_answer_for_every_member(CancellationToken ct)
    {
        var catalogue = Asking.Catalogue([.. Twelve.Select(id => TestSource.Answering(id))]);
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household(members: 3)), ct);

        Assert.That(gathered.Open, Is.Empty);
        Assert.That(gathered.Closed.OfType<Answer.Answered>().Count(), Is.EqualTo(36));
    }

    [Test]
    public async Task Many_households_share_calls_and_get_their_own_answers(CancellationToken ct)
    {
        var source = TestSource.Answering("tax-wages");
        var catalogue = Asking.Catalogue(source);
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);
        var households = Enumerable.Range(0, 2_000).Select(i => Asking.Household($"r-{i}")).ToList();

        var gathered = await Task.WhenAll(households.Select(h => lane.Ask(Asking.Plan(catalogue, h), ct)));

        Assert.That(gathered.Select(g => g.Closed.Count), Is.All.EqualTo(2));
        Assert.That(gathered.SelectMany(g => g.Closed, (g, a) => a.Verification == g.Verification), Is.All.True);
        Assert.That(source.Calls, Has.Count.LessThan(2_000));
        Assert.That(source.Calls.Select(c => c.Count), Is.All.LessThanOrEqualTo(200));
    }

    [Test]
    public async Task The_same_household_twice_at_once_is_answered_twice(CancellationToken ct)
    {
        var catalogue = Asking.Catalogue(new FastLaneSettings { CallsAtOnceMax = 1 }, TestSource.Answering("tax-wages"));
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);
        var plan = Asking.Plan(catalogue, Asking.Household());

        var gathered = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => lane.Ask(plan, ct)));

        Assert.That(gathered.Select(g => (g.Closed.Count, g.Open.Count)), Is.All.EqualTo((2, 0)));
    }

    [Test]
    public async Task A_source_that_takes_one_question_at_a_time_answers_all(CancellationToken ct)
    {
        var source = TestSource.Answering("tax-wages", atOnce: 1);
        var catalogue = Asking.Catalogue(source);
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household(members: 5)), ct);

        Assert.That(gathered.Closed, Has.Count.EqualTo(5));
        Assert.That(source.Calls.Select(c => c.Count), Is.All.EqualTo(1));
    }

    [Test]
    public async Task The_second_stage_is_asked_after_the_first(CancellationToken ct)
    {
        var first = TestSource.Answering("tax-wages");
        var askedBefore = 0;
        var second = TestSource.Each("securities", q =>
        {
            askedBefore = first.Calls.Count;
            return TestSource.Known(q);
        });
        var catalogue = Asking.Catalogue(first, second);
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);
        var needs = new SourceNeeds([Asking.Rule("securities", stage: 2), Asking.Rule("tax-wages")], Asking.LookBack);

        var gathered = await lane.Ask(QuestionPlan.For(Asking.Household(), needs, catalogue, Asking.Today), ct);

        Assert.That((gathered.Closed.Count, askedBefore), Is.EqualTo((4, 1)));
    }

    [Test]
    public async Task A_promise_and_an_unanswered_question_stay_open(CancellationToken ct)
    {
        var expected = Asking.Now.AddMinutes(5);
        var source = TestSource.Each("tax-wages", q => q.MemberOrdinal switch
        {
            1 => TestSource.Known(q),
            2 => new Answer.Later(q.Verification, q.Source, 2, "T-7", expected),
            _ => null,
        });
        var catalogue = Asking.Catalogue(source);
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household(members: 3)), ct);

        Assert.That(gathered.Closed.Select(a => a.MemberOrdinal), Is.EqualTo(new[] { 1 }));
        var open = gathered.Open.Single();
        Assert.That((open.Members, open.Ticket, open.Expected), Is.EqualTo((new[] { 2, 3 }, "T-7", expected)));
    }

    [Test]
    public async Task A_hanging_source_costs_one_attempt_and_no_other_source_anything(CancellationToken ct)
    {
        var clock = new FakeTimeProvider(Asking.Now);
        var catalogue = Asking.Catalogue(TestSource.Answering("tax-wages"), TestSource.Hanging("bank-deposits"));
        await using var lane = Asking.Lane(catalogue, clock);

        var asking = lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);
        await Advance(clock, TimeSpan.FromSeconds(1), () => asking.IsCompleted, ct);
        var gathered = await asking;

        Assert.That(gathered.Closed.Select(a => a.Source.Code), Is.EqualTo(new[] { "tax-wages", "tax-wages" }).Or.Empty);
        Assert.That(gathered.Open.Single(o => o.Source.Code == "bank-deposits").Why, Is.EqualTo(LaterCause.TimedOut));
    }

    [Test]
    public async Task A_throwing_source_leaves_its_questions_open(CancellationToken ct)
    {
        var catalogue = Asking.Catalogue(TestSource.Throwing("tax-wages"));
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);

        Assert.That(gathered.Closed, Is.Empty);
        Assert.That(gathered.Open.Single().Why, Is.EqualTo(LaterCause.Failed));
    }

    [Test]
    public async Task A_source_that_breaks_off_half_way_is_kept_nothing_of(CancellationToken ct)
    {
        static async IAsyncEnumerable<Answer> Half(IReadOnlyList<Question> questions)
        {
            yield return TestSource.Known(questions[0]);
            await Task.Yield();
            throw new IOException("reset");
        }

        var catalogue = Asking.Catalogue(new TestSource("tax-wages", (questions, _) => Half(questions)));
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);

        Assert.That((gathered.Closed.Count, gathered.Open.Single().Members), Is.EqualTo((0, new[] { 1, 2 })));
    }

    [Test]
    public async Task Who_is_answered_does_not_wait_for_whom_the_source_hangs_over(CancellationToken ct)
    {
        var clock = new FakeTimeProvider(Asking.Now);
        var (slow, quick) = (Asking.Household("r-slow"), Asking.Household("r-quick"));
        var ready = new TaskCompletionSource();
        var source = TestSource.HangingOver("tax-wages", question => question.Verification == slow.Id, ready.Task);
        var catalogue = Asking.Catalogue(new FastLaneSettings { CallsAtOnceMax = 1 }, source);
        await using var lane = Asking.Lane(catalogue, clock);

        var first = lane.Ask(Asking.Plan(catalogue, Asking.Household("r-first")), ct);
        await Until(() => source.Calls.Count == 1, ct);
        var hanging = lane.Ask(Asking.Plan(catalogue, slow), ct);
        var answered = lane.Ask(Asking.Plan(catalogue, quick), ct);
        ready.SetResult();
        await first;
        await Advance(clock, TimeSpan.FromMilliseconds(10), () => answered.IsCompleted, ct);

        Assert.That(hanging.IsCompleted, Is.False, "it has a moment longer");
        Assert.That((await answered).Open, Is.Empty);
        var since = clock.GetUtcNow();
        await Advance(clock, TimeSpan.FromMilliseconds(10), () => hanging.IsCompleted, ct);
        Assert.That(clock.GetUtcNow() - since, Is.LessThan(TimeSpan.FromMilliseconds(500)), "it does not hold the call for its whole attempt");
        Assert.That((await hanging).Open.Single().Why, Is.EqualTo(LaterCause.TimedOut));
        clock.Advance(TimeSpan.FromSeconds(1)); // the call began a little later than the question; the lane ends with its last call
    }

    [Test]
    public async Task Whom_a_source_hangs_over_is_left_soon_also_when_its_first_answer_came_late(CancellationToken ct)
    {
        var clock = new FakeTimeProvider(Asking.Now);
        var ready = new TaskCompletionSource();
        var source = TestSource.HangingOver("tax-wages", question => question.MemberOrdinal == 2, ready.Task);
        var catalogue = Asking.Catalogue(new FastLaneSettings { CallsAtOnceMax = 1 }, source);
        await using var lane = Asking.Lane(catalogue, clock);

        var asking = lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);
        await Until(() => source.Calls.Count == 1, ct);
        await Advance(clock, TimeSpan.FromMilliseconds(10), () => clock.GetUtcNow() - Asking.Now >= TimeSpan.FromMilliseconds(200), ct);
        ready.SetResult();
        var since = clock.GetUtcNow();
        await Advance(clock, TimeSpan.FromMilliseconds(10), () => asking.IsCompleted, ct);

        Assert.That(clock.GetUtcNow() - since, Is.LessThan(TimeSpan.FromMilliseconds(600)), "it does not hold the call for its whole attempt");
        var gathered = await asking;
        Assert.That((gathered.Closed.Single().MemberOrdinal, gathered.Open.Single().Why), Is.EqualTo((1, LaterCause.TimedOut)));
        clock.Advance(TimeSpan.FromSeconds(1)); // the lane ends with its last call
    }

    [Test]
    public async Task A_time_that_is_over_as_soon_as_it_begins_leaves_the_questions_open(CancellationToken ct)
    {
        var catalogue = Asking.Catalogue((FastLaneSettings?)null, TestSource.Answering("tax-wages"));
        await using var lane = Asking.Lane(catalogue, new HastyClock());

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);

        Assert.That(gathered.Open.Single().Why, Is.EqualTo(LaterCause.TimedOut));
    }

    [Test]
    public async Task The_breaker_opens_and_later_lets_a_call_through(CancellationToken ct)
    {
        var clock = new FakeTimeProvider(Asking.Now);
        var down = true;
        var source = new TestSource("tax-wages", (questions, _) =>
            down ? throw new IOException("down") : TestSource.Stream(questions.Select(TestSource.Known)));
        var catalogue = Asking.Catalogue(source);
        await using var lane = Asking.Lane(catalogue, clock);
        var plan = Asking.Plan(catalogue, Asking.Household());

        var causes = new List<LaterCause>();
        for (var i = 0; i < 6; i++)
        {
            causes.Add((await lane.Ask(plan, ct)).Open.Single().Why);
        }

        Assert.That(causes, Is.EqualTo(new[]
        {
            LaterCause.Failed, LaterCause.Failed, LaterCause.Failed, LaterCause.Failed, LaterCause.Unavailable, LaterCause.Unavailable,
        }));
        Assert.That(source.Calls, Has.Count.EqualTo(4), "an open breaker makes no calls");

        down = false;
        clock.Advance(TimeSpan.FromSeconds(16));
        Assert.That((await lane.Ask(plan, ct)).Open, Is.Empty);
    }

    [Test]
    public async Task A_deaf_source_keeps_its_places_and_the_rest_leaves_at_once(CancellationToken ct)
    {
        var clock = new FakeTimeProvider(Asking.Now);
        var until = new TaskCompletionSource();
        var source = TestSource.Deaf("tax-wages", until.Task);
        var catalogue = Asking.Catalogue(new FastLaneSettings { CallsAtOnceMax = 2, Breaker = new() { CallsMin = 1_000 } }, source);
        await using var lane = Asking.Lane(catalogue, clock);

        try
        {
            for (var i = 0; i < 2; i++)
            {
                var asking = lane.Ask(Asking.Plan(catalogue, Asking.Household($"r-{i}")), ct);
                await Until(() => source.Calls.Count == i + 1, ct);
                await Advance(clock, TimeSpan.FromSeconds(1), () => asking.IsCompleted, ct);
                Assert.That((await asking).Open.Single().Why, Is.EqualTo(LaterCause.TimedOut));
            }

            var third = lane.Ask(Asking.Plan(catalogue, Asking.Household("r-3")), ct);
            Assert.That((await third).Open.Single().Why, Is.EqualTo(LaterCause.Full));
            Assert.That(source.Calls, Has.Count.EqualTo(2), "no third call loads a source that does not end its calls");
        }
        finally
        {
            // A deaf source hears no cancellation: without this the lane would wait for it without end.
            until.SetResult();
        }
    }

    [Test]
    public async Task A_full_bulkhead_has_no_queue(CancellationToken ct)
    {
        var clock = new FakeTimeProvider(Asking.Now);
        var catalogue = Asking.Catalogue(new FastLaneSettings { QuestionsHeldMax = 2 }, TestSource.Hanging("tax-wages"));
        await using var lane = Asking.Lane(catalogue, clock);

        var first = lane.Ask(Asking.Plan(catalogue, Asking.Household("r-1")), ct);
        var second = lane.Ask(Asking.Plan(catalogue, Asking.Household("r-2")), ct);

        Assert.That((await second).Open.Single().Why, Is.EqualTo(LaterCause.Full));
        await Advance(clock, TimeSpan.FromSeconds(1), () => first.IsCompleted, ct);
        Assert.That((await first).Open.Single().Why, Is.EqualTo(LaterCause.TimedOut));
    }

    [Test]
    public async Task A_source_without_a_fast_lane_is_left_to_the_slow_one(CancellationToken ct)
    {
        var source = TestSource.Answering("tax-wages");
        var catalogue = Asking.Catalogue((FastLaneSettings?)null, source);
        await using var lane = Asking.Lane(catalogue, TimeProvider.System);

        var gathered = await lane.Ask(Asking.Plan(catalogue, Asking.Household()), ct);

        Assert.That((gathered.Open.Single().Why, source.Calls.Count), Is.EqualTo((LaterCause.NotFast, 0)));
    }

    private static async Task Advance(FakeTimeProvider clock, TimeSpan step, Func<bool> holds, CancellationToken ct)
    {
        while (!holds())
        {
            clock.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ct);
        }
    }

    /// <summary>Every timer fires before whoever starts it learns that it has.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HastyTimer(() => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class HastyTimer(Action fire) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                fire();
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static async Task Until(Func<bool> holds, CancellationToken ct)
    {
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, ct);
        }
    }
}
