using System.Runtime.CompilerServices;
using NUnit.Framework;
using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.Contracts.Api;
using Verification.Evidence;
using Verification.Integration.Tests.Pipeline;
using Verification.Pipeline.Visits;
using Verification.Platform.Database;
using Verification.Sources.Kit;
using Verification.Verdicts.Visits;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Visits;

/// <summary>The bank tells signals and nothing else: every verdict is a review, and something may be asked at home.</summary>
[TestFixture]
public sealed class What_the_visit_desk_gives : RoadRoom
{
    private static readonly Scope Own = new(Submitter, [Scope.Any], "", [Scope.Any]);

    private VisitWeek Present => VisitWeek.Of(ChinaTime.DayOf(The<TimeProvider>().GetUtcNow()));

    private protected override SourceCatalogue SourcesOfIt =>
        new([new(new Signalling("bank-deposits"), new() { Id = new("bank-deposits"), Adapter = "test" })]);

    [SetUp]
    public Task Forget() => Do("delete from visit; delete from visit_list; delete from alert");

    [Test]
    public async Task A_household_with_questions_is_listed_and_the_read_of_its_page_recorded()
    {
        var id = await Asked("listed", 120_000);
        var list = await List();
        var sheet = list.Households.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((sheet.VerificationId, sheet.Place, sheet.Round), Is.EqualTo((id.Value, 1, 1)));
            Assert.That(sheet.Asks, Has.Some.Property(nameof(VisitAsk.FromSignal)).True);
            Assert.That(await Ask<string>($"select string_agg(distinct state, ' ') from answer where verification_id = '{id}' and source = 'bank-deposits'"), Is.EqualTo("no-record"), "no clear row tells of a signal");
            Assert.That(sheet.Persons.Select(p => p.Name), Is.All.Contain("*"));
            Assert.That(list.Withheld.Count, Is.Zero);
            Assert.That(
                await Ask<string>($"select string_agg(format('%s %s %s', reader, read_for, form), '; ') from visit_read where verification_id = '{id}'"),
                Is.EqualTo($"{Submitter} assistance json"));
        }
    }

    [Test]
    public async Task A_ninth_household_is_withheld_and_the_list_stays_as_it_was_drawn()
    {
        for (var i = 1; i <= 9; i++)
        {
            await Asked($"ninth-{i}", i * 10_000);
        }

        var first = await List();
        await Asked("ninth-late", 990_000);
        var again = await List();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Households, Has.Count.EqualTo(8));
            Assert.That((first.Withheld.Count, first.Withheld.LowestListed, first.Withheld.HighestWithheld), Is.EqualTo((1, "200.00", "100.00")));
            Assert.That(again.Households.Select(h => h.VerificationId), Is.EqualTo(first.Households.Select(h => h.VerificationId)));
            Assert.That(again.DrawnAt, Is.EqualTo(first.DrawnAt));
        }
    }

    [Test]
    public async Task Reviews_come_first_in_their_order_then_what_has_no_rank_then_the_decided_by_yield()
    {
        VerificationId[] expected =
        [
            await Asked("order-1", 10_000, VisitRank.Of(Review(threatened: true))), await Asked("order-2", 20_000, VisitRank.Of(Review(statesEnough: true))),
            await Asked("order-3", 30_000, VisitRank.Of(Review())), await Asked("order-4", 50_000, VisitRank.Unranked),
            await Asked("order-5", 40_000, VisitRank.Unranked), await Asked("order-6", 70_000), await Asked("order-7", 60_000),
            await Asked("order-8", 59_000), await Asked("order-9", 58_000),
        ];

        var list = await List();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.Households.Select(h => h.VerificationId), Is.EqualTo(expected[..8].Select(id => id.Value)));
            Assert.That((list.Withheld.LowestListed, list.Withheld.HighestWithheld), Is.EqualTo(("100.00", "580.00")), "a review is listed though it is worth less");
        }
    }

    [Test]
    public async Task Of_those_beyond_what_is_looked_at_the_most_expected_is_known()
    {
        await Asked("beyond-1", 10_000);
        await Asked("beyond-2", 90_000, VisitRank.Of(Expecting(1)));
        var key = ListKey.Of(Own, RegionCode.Parse("620502"), Present);
        var waiting = new VisitQueries(DoorSide);
        var (one, all) = (await waiting.WaitingFor(Own, key, 1, CancellationToken.None), await waiting.WaitingFor(Own, key, 2, CancellationToken.None));
        Assert.That(
            (one.Single().ExpectedFen, one[0].Waiting, one[0].HighestBeyondFen, all.Count, all[0].HighestBeyondFen), Is.EqualTo((10_000, 2, (int?)90_000, 2, (int?)null)));
    }

    [Test]
    public async Task An_alert_is_stored_with_the_rank_of_its_review()
    {
        var id = await Decided("ranked");
        Assert.That(await Ask<long>($"select visit_rank from alert where verification_id = '{id}'"), Is.LessThan(VisitRank.Unranked.Key).And.Not.EqualTo(0));
    }

    [Test]
    public async Task Whoever_was_listed_is_not_listed_again_the_week_after()
    {
        await Asked("before", 50_000);
        await List();
        var late = await Asked("after", 40_000);
        var next = await List(Present.Next);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(next.Households.Select(h => h.VerificationId), Is.EqualTo(new[] { late.Value }));
            Assert.That(next.Withheld.GivenBefore, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task An_alert_a_later_round_overtook_or_a_withdrawal_ended_is_not_listed()
    {
        var overtaken = await Asked("overtaken", 50_000);
        await Do($"""
            insert into round select verification_id, 2, gen_random_uuid(), received_month, now(), 'supplement', submitter, programmes, region, purpose
            from round where verification_id = '{overtaken}'
            """);
        var ended = await Asked("ended", 50_000);
        await Do($"update submission set state = 'closed' where verification_id = '{ended}'");
        Assert.That((await List()).Households, Is.Empty);
    }

    [Test]
    public async Task Somebody_else_sees_none_of_it_and_draws_an_empty_list_of_its_own()
    {
        await Asked("foreign", 50_000);
        var theirs = await List(caller: Own with { Submitter = "somebody-else" });
        var part = await List(caller: Own with { RegionPrefix = "620502999" });
        var elsewhere = await The<VisitDesk>().Give(Own with { RegionPrefix = "61" }, Question(null), "json", CancellationToken.None);
        var own = await List();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((theirs.Households.Count, part.Households.Count, own.Households.Count), Is.EqualTo((0, 0, 1)));
            Assert.That(elsewhere, Is.TypeOf<VisitsGiven.Foreign>());
        }
    }

    [Test]
    public async Task Nothing_is_given_when_the_read_cannot_be_recorded()
    {
        await Asked("unrecorded", 50_000);
        await Do("revoke insert on visit_read from verification_road");
        try
        {
            Assert.That(() => List(), Throws.Exception);
        }
        finally
        {
            await Do("grant insert on visit_read to verification_road");
        }
    }

    [Test]
    public async Task Who_was_erased_is_left_out()
    {
        var id = await Asked("erased", 50_000);
        await Do($"delete from data_key where verification_id = '{id}' and member_ordinal = 1");
        Assert.That((await List()).Households, Is.Empty);
    }

    [Test]
    public async Task What_was_listed_is_told_without_anything_sealed()
    {
        var id = await Asked("told", 50_000);
        await List();
        var told = await new VisitQueries(DoorSide).InWeek(Scope.Everything, "6205", Present, CancellationToken.None);
        Assert.That(told.Select(t => (t.VerificationId, t.Place, t.Expected.ToString())), Is.EqualTo(new[] { (id.Value, 1, "500.00") }));
    }

    [Test]
    public async Task A_past_week_without_a_list_is_refused()
    {
        Assert.That(VisitWeek.TryParse("2020-W25", out var past), Is.True);
        var given = await The<VisitDesk>().Give(Own, Question(past), "json", CancellationToken.None);
        Assert.That((given as VisitsGiven.Refused)?.Fault.Code, Is.EqualTo("VR-VIS-002"));
    }

    [Test]
    public async Task Two_who_draw_at_once_get_the_same_list()
    {
        for (var i = 1; i <= 9; i++)
        {
            await Asked($"at-once-{i}", i * 10_000);
        }

        var lists = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => List()));
        Assert.That(lists.Select(l => string.Join(' ', l.Households.Select(h => h.VerificationId))).Distinct().Count(), Is.EqualTo(1));
    }

    private static VisitsQuestion Question(VisitWeek? week) => new(RegionCode.Parse("620502"), week, 1, EnglishFirst: false, "assistance");

    private static VisitStanding Expecting(int fen) =>
        new() { Outcome = Outcome.Eligible, PerHead = Interval<Money>.Point(Money.Zero), Yield = Money.Of(fen / 100m) };

    private static VisitStanding Review(bool threatened = false, bool statesEnough = false) =>
        new() { Outcome = Outcome.Review, PerHead = Interval<Money>.Point(Money.Zero), Threatened = threatened, StatesEnough = statesEnough };

    /// <summary>A household with its first verdict and an alert worth so much; without a rank it counts as decided.</summary>
    private async Task<VerificationId> Asked(string requestId, int fen, VisitRank? rank = null)
    {
        var id = await Decided(requestId);
        Assert.That(await Ask<long>($"select count(*) from alert where verification_id = '{id}'"), Is.EqualTo(1), "a review has something to ask");
        await Do($"update alert set expected_fen = {fen}, visit_rank = {(rank ?? VisitRank.Of(Expecting(fen))).Key} where verification_id = '{id}'");
        return id;
    }

    private async Task<VisitList> List(VisitWeek? week = null, Scope? caller = null) =>
        await The<VisitDesk>().Give(caller ?? Own, Question(week), "json", CancellationToken.None) is VisitsGiven.Given given
            ? given.List
            : throw new AssertionException("there is no list");

    private sealed class Signalling(string id) : ISource
    {
        public SourceDescription Description { get; } = new()
        {
            Id = new(id), Name = new(id, id), Gives = [EvidenceKind.Deposit], QuestionsAtOnceMax = 100, SearchableBy = [DocumentType.ResidentId],
        };

        public async IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var question in questions)
            {
                yield return Replies.From(question, null, question.AsOf, Coverage.Unstated, [new()
                {
                    Kind = SignalKind.OtherPersonsAccount, RecordId = $"s-{question.MemberOrdinal}", Period = Period.Of(question.AsOf), Size = Money.Of(9_000m),
                }]);
            }
        }
    }
}
