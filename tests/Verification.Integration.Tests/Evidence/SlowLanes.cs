using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

[TestFixture]
[CancelAfter(60_000)]
internal sealed class When_the_slow_lane_asks_again : EvidenceDatabase
{
    [Test]
    public async Task A_source_that_comes_back_answers_and_the_gate_is_tried(CancellationToken ct)
    {
        var failures = 0;
        var source = new Scripted("comes-back", q => Interlocked.Increment(ref failures) <= 3 ? throw new IOException("down") : Known(q));
        var home = Household();
        await Park(home.Round, (source.Description.Id, [1, 2]));

        Assert.That(await RunUntilReady([home], source, 1, ct), Is.EqualTo(new[] { home.Facts.Id }));

        var parked = await new ParkedRounds(Kept, Asks).Load(home.Round, home.Keys, ct);
        Assert.That((parked!.Gathered.Open.Count, parked.Slow.OfType<Answer.Answered>().Count()), Is.EqualTo((0, 2)));
    }

    [Test]
    public async Task A_promise_keeps_the_ask_open_until_it_is_kept(CancellationToken ct)
    {
        var asked = new ConcurrentDictionary<int, int>();
        var source = new Scripted("promises", q =>
            asked.AddOrUpdate(q.MemberOrdinal, 1, (_, n) => n + 1) == 1 && q.MemberOrdinal == 2 ? Replies.Later(q, "T-9") : Known(q));
        var home = Household();
        await Park(home.Round, (source.Description.Id, [1, 2]));

        await RunUntilReady([home], source, 1, ct);

        Assert.That((asked[1], asked[2]), Is.EqualTo((1, 2)), "what was answered is not asked again");
        var parked = await new ParkedRounds(Kept, Asks).Load(home.Round, home.Keys, ct);
        Assert.That(parked!.Slow.Select(a => a.MemberOrdinal), Is.EquivalentTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task One_household_that_spoils_its_call_does_not_spoil_the_others(CancellationToken ct)
    {
        var bad = Household();
        var good = Enumerable.Range(0, 5).Select(_ => Household()).ToList();
        var source = new Scripted("spoiled", q => q.Verification == bad.Facts.Id ? Known(q with { MemberOrdinal = 9 }) : Known(q));
        foreach (var home in good.Append(bad))
        {
            await Park(home.Round, (source.Description.Id, [1, 2]));
        }

        var ready = await RunUntilReady([.. good, bad], source, 5, ct);

        Assert.That(ready, Is.EquivalentTo(good.Select(g => g.Facts.Id)));
        var parked = await new ParkedRounds(Kept, Asks).Load(bad.Round, bad.Keys, ct);
        Assert.That((parked!.Slow.Count, parked.Gathered.Open.Count), Is.EqualTo((0, 1)), "no fault of a source becomes an item");
    }

    [Test]
    public async Task One_ask_whose_earlier_answers_cannot_be_opened_holds_up_no_other(CancellationToken ct)
    {
        var (damaged, good) = (Household(), Household());
        var source = new Scripted("damaged", Known);
        foreach (var home in new[] { damaged, good })
        {
            await Park(home.Round, (source.Description.Id, [1, 2]));
        }

        await Ask<object>($"update ask set sealed_answer = '\\x00' where verification_id = '{damaged.Facts.Id}' returning source");

        Assert.That(await RunUntilReady([damaged, good], source, 1, ct), Is.EqualTo(new[] { good.Facts.Id }));
        Assert.That(await Ask<string>($"select state from ask where verification_id = '{damaged.Facts.Id}'"), Is.EqualTo("open"));
    }

    [Test]
    public async Task A_consent_that_ended_meanwhile_is_not_used(CancellationToken ct)
    {
        var source = new Scripted("consent-ended", Known);
        var home = Household(members: 1);
        var ended = home.Facts with
        {
            Members = [Households.Adult(1) with { Consent = new("A-1", new string('0', 64), ["*"], new(null, new(2020, 1, 1))) }],
        };
        await Park(home.Round, (source.Description.Id, [1]));

        await RunUntilReady([(ended, home.Keys, home.Round)], source, 1, ct);

        var parked = await new ParkedRounds(Kept, Asks).Load(home.Round, home.Keys, ct);
        Assert.That(parked!.Slow.Cast<Answer.Silent>().Single().Why, Is.EqualTo(Silence.Refused));
        Assert.That(source.Asked, Is.Zero);
    }

    [Test]
    public async Task What_a_dead_process_left_closed_is_found(CancellationToken ct)
    {
        var home = Household();
        await Park(home.Round, TimeProvider.System.GetUtcNow().AddSeconds(-1), (new("dead"), [1]));

        Assert.That(await RunUntilReady([home], new Scripted("dead", Known), 1, ct), Is.EqualTo(new[] { home.Facts.Id }));
    }

    private async Task<IReadOnlyList<VerificationId>> RunUntilReady(
        IReadOnlyList<(HouseholdFacts Facts, Verification.Platform.Vault.HouseholdKeys Keys, RoundKey Round)> homes,
        Scripted source, int wanted, CancellationToken ct)
    {
        var ready = new HashSet<VerificationId>();
        var enough = new TaskCompletionSource();
        var seams = new SlowLaneSeams
        {
            // Each chunk disposes the keys it was lent: it gets its own.
            Open = (rounds, _) => Task.FromResult<IReadOnlyList<OpenedHousehold>>(
                [.. homes.Where(h => rounds.Any(r => r.Verification == h.Facts.Id))
                    .Select(h => new OpenedHousehold(h.Facts, Vault.Unwrap(h.Facts.Id, h.Keys.Rows), new([], Households.LookBack)))]),
            Ready = (ids, _) =>
            {
                lock (ready)
                {
                    ready.UnionWith(ids.Where(id => homes.Any(h => h.Facts.Id == id)));
                    if (ready.Count >= wanted)
                    {
                        enough.TrySetResult();
                    }
                }

                return Task.CompletedTask;
            },
        };
        await using var waker = new Waker(Road.Source, TimeProvider.System, NullLogger<Waker>.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = Lane(seams, waker, source).Run(stop.Token);
        await enough.Task.WaitAsync(ct);
        await stop.CancelAsync();
        await running;
        return [.. ready];
    }

    private static Answer Known(Question question) => Households.Known(question.Verification, question.Source, question.MemberOrdinal);

    private sealed class Scripted(string id, Func<Question, Answer> answer) : ISource
    {
        private int _asked;

        public int Asked => _asked;

        public SourceDescription Description { get; } = new()
        {
            Id = new(id),
            Name = new("测试", "Test"),
            Gives = [EvidenceKind.Wage],
            QuestionsAtOnceMax = 100,
            SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(
            IReadOnlyList<Question> questions, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            foreach (var question in questions)
            {
                Interlocked.Increment(ref _asked);
                yield return answer(question);
            }
        }
    }
}
