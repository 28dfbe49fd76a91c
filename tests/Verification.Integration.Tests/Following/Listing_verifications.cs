using NUnit.Framework;
using Verification.Integration.Tests.Platform;
using Verification.Platform.Database;
using Verification.Verdicts.Following;

namespace Verification.Integration.Tests.Following;

/// <summary>100,000 verifications of two submitters, every tenth instant shared by ten of them.</summary>
[TestFixture]
public sealed class Listing_verifications : MigratedDatabase
{
    private const int PageMax = 200;
    private static readonly Scope Own = new("dibao-city", ["dibao"], "6205", [Scope.Any]);

    private VerificationListQueries Queries => new(DoorSide);

    [OneTimeSetUp]
    public async Task Fill()
    {
        await Do("select create_month('2026-11-01')");
        await Do("""
            insert into submission (submitter, request_id, verification_id, body_digest, received_month, received_at, state, door, batch_id,
                                    programmes, region, purpose)
            select case when i % 4 = 0 then 'dibao-county' else 'dibao-city' end, 'r-' || i, md5('v' || i)::uuid, '\x00', '2026-11-01',
                   timestamptz '2026-11-02 00:00Z' + make_interval(secs => i / 10), case when i % 1000 = 1 then 'closed' else 'decided' end, 'batch',
                   case when i % 500 = 3 then 'b-1' end, array['dibao'], case when i % 100 = 5 then '620102' else '620502' end, 'assistance'
            from generate_series(1, 100000) as i
            """);
        await Do("""
            insert into household (verification_id, received_month, case_no, kind, accepted_on, as_of, member_count, received_at, sealed,
                                   submitter, programmes, region, purpose)
            select verification_id, received_month, 'case-' || request_id, 'initial', '2026-11-01', '2026-11-01', 1, received_at, '\x00',
                   submitter, programmes, region, purpose
            from submission
            """);
        await Do("""
            insert into verdict (verification_id, received_month, round, verdict_id, issued_at, partial, outcomes, main_causes, pack, verdict_digest,
                                 explanation_digest, body, submitter, programmes, region, purpose)
            select verification_id, received_month, round, md5('w' || verification_id || round)::uuid, received_at, false,
                   array['dibao:' || case when round = 1 and hashtext(request_id) % 100 = 0 then 'review' else 'eligible' end], '{}', 'p', '\x00',
                   '\x00', '\x00', submitter, programmes, region, purpose
            from submission, generate_series(1, 2) as round
            where state = 'decided' and (round = 1 or hashtext(request_id) % 200 = 0)
            """);
        await Do("""
            insert into batch (submitter, batch_id, batch_digest, received_at, received, refused, members, programmes, region, purpose)
            select 'dibao-city', 'b-1', '\x00', now(), count(*), 0, array_agg(verification_id), array['dibao'], '6205', 'assistance'
            from submission where batch_id = 'b-1' and submitter = 'dibao-city'
            """);
        await Do("analyze submission, household, verdict, batch");
    }

    [Test]
    public async Task Page_by_page_shows_each_of_the_own_ones_once_in_order()
    {
        var seen = new List<FoundVerification>();
        ListPosition? below = null;
        do
        {
            var page = await Queries.List(Own, new() { ReceivedFrom = new(2026, 11, 2, 2, 30, 0, TimeSpan.Zero) }, below, PageMax, CancellationToken.None);
            seen.AddRange(page.Found);
            below = page.Next;
        }
        while (below is not null);
        var all = await Ask<long>("""
            select count(*) from submission
            where submitter = 'dibao-city' and region like '6205%' and received_at >= '2026-11-02 02:30Z'
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Has.Count.EqualTo(all).And.Count.GreaterThan(5_000));
            Assert.That(seen.Select(v => v.VerificationId), Is.Unique);
            Assert.That(seen.Select(v => v.ReceivedAt), Is.Ordered.Descending);
            Assert.That(seen.Select(v => (v.Submitter, v.Region)).Distinct(), Is.EqualTo(new[] { ("dibao-city", "620502") }));
        }
    }

    [Test]
    public async Task A_page_without_more_behind_it_has_no_next()
    {
        var filter = new VerificationFilter { State = "closed", ReceivedFrom = new(2026, 11, 2, 2, 40, 0, TimeSpan.Zero) };
        var all = (await Queries.List(Own, filter, null, PageMax, CancellationToken.None)).Found.Count;
        var exact = await Queries.List(Own, filter, null, all, CancellationToken.None);
        var shorter = await Queries.List(Own, filter, null, all - 1, CancellationToken.None);
        Assert.That((exact.Next is null, shorter.Next is null), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_condition_few_rows_meet_is_looked_for_a_bounded_way_a_page_and_finds_each_all_the_same()
    {
        var (seen, pages) = (new List<Guid>(), 0);
        ListPosition? below = null;
        do
        {
            var page = await Queries.List(Own, new() { State = "closed" }, below, PageMax, CancellationToken.None);
            seen.AddRange(page.Found.Select(v => v.VerificationId));
            below = page.Next;
            pages++;
        }
        while (below is not null);
        var rows = await Ask<long>("select count(*) from submission where submitter = 'dibao-city' and region like '6205%'");
        var all = await Ask<long>("select count(*) from submission where submitter = 'dibao-city' and region like '6205%' and state = 'closed'");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Has.Count.EqualTo(all).And.Unique);
            Assert.That(pages, Is.EqualTo((rows / VerificationListQueries.LookedAtMax) + 1));
        }
    }

    [Test]
    public async Task What_comes_in_meanwhile_does_not_move_the_next_page()
    {
        var first = await Queries.List(Own, new(), null, 3, CancellationToken.None);
        await Do("""
            insert into submission (submitter, request_id, verification_id, body_digest, received_month, received_at, state, door, programmes, region, purpose)
            values ('dibao-city', 'newer', gen_random_uuid(), '\x00', '2026-11-01', '2026-11-29', 'received', 'http', array['dibao'], '620502', 'assistance')
            """);
        var second = await Queries.List(Own, new(), first.Next, 3, CancellationToken.None);
        await Do("delete from submission where request_id = 'newer'");
        var both = await Queries.List(Own, new(), null, 6, CancellationToken.None);
        Assert.That(first.Found.Concat(second.Found).Select(v => v.RequestId), Is.EqualTo(both.Found.Select(v => v.RequestId)));
    }

    [Test]
    public async Task A_case_number_and_a_batch_find_theirs()
    {
        var ofCase = await Queries.List(Own, new() { CaseNo = "case-r-77" }, null, PageMax, CancellationToken.None);
        var ofAnother = await Queries.List(Own, new() { CaseNo = "case-r-76" }, null, PageMax, CancellationToken.None);
        var ofBatch = await Queries.List(Own, new() { BatchId = "b-1" }, null, PageMax, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofCase.Found.Select(v => (v.RequestId, v.CaseNo)), Is.EqualTo(new[] { ("r-77", (string?)"case-r-77") }));
            Assert.That(ofAnother.Found, Is.Empty, "the case of another submitter");
            Assert.That(ofBatch.Found.Select(v => v.BatchId).Distinct(), Is.EqualTo(new[] { "b-1" }));
            Assert.That(ofBatch.Found, Has.Count.EqualTo(await Ask<long>("select cardinality(members)::bigint from batch")));
        }
    }

    [Test]
    public async Task An_outcome_is_that_of_the_latest_round()
    {
        var found = await Queries.List(Own, new() { Outcome = "review", Programme = "dibao" }, null, PageMax, CancellationToken.None);
        var none = await Queries.List(Own, new() { Outcome = "review", Programme = "tekun" }, null, PageMax, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Found, Is.Not.Empty);
            Assert.That(found.Found.Select(v => (v.Round, v.Outcomes![0])).Distinct(), Is.EqualTo(new[] { ((int?)1, "dibao:review") }));
            Assert.That(none.Found, Is.Empty);
        }
    }

    [Test]
    public async Task An_operator_sees_every_submitter_or_the_one_named()
    {
        var all = await Queries.List(Scope.Everything, new(), null, PageMax, CancellationToken.None);
        var one = await Queries.List(Scope.Everything, new() { Submitter = "dibao-county" }, null, PageMax, CancellationToken.None);
        var other = await Queries.List(Own, new() { Submitter = "dibao-county" }, null, PageMax, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Found.Select(v => v.Submitter).Distinct(), Is.EquivalentTo(["dibao-city", "dibao-county"]));
            Assert.That(all.Found.Select(v => v.ReceivedAt), Is.Ordered.Descending);
            Assert.That(one.Found.Select(v => v.Submitter).Distinct(), Is.EqualTo(new[] { "dibao-county" }));
            Assert.That(other.Found, Is.Empty);
        }
    }

    /// <summary>The plan as the door runs it, row security included: along the index, and no further than the page.</summary>
    [TestCase("2026-11-02T01:20:00Z")]
    [TestCase("2026-11-02T00:05:00Z")]
    public async Task A_page_in_the_middle_reads_what_it_shows_from_the_index(string at)
    {
        var plan = await Plan(new(), "explain (analyze, costs off, timing off) ", new(DateTimeOffset.Parse(at), Guid.Empty));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan, Does.Match(@"Index Scan using submission_listed on submission \(actual rows=51(\.00)? "), plan);
            Assert.That(plan, Does.Contain("Index Cond: ((submitter = mine.submitter) AND (ROW(received_at, verification_id) < ROW("), plan);
            Assert.That(plan, Does.Not.Contain("Seq Scan on submission").And.Not.Contain("Seq Scan on household_202611"), plan);
        }
    }

    [Test]
    public async Task A_case_is_found_along_its_index()
    {
        var plan = await Plan(new() { CaseNo = "case-r-77" }, "explain (costs off) ", null);
        Assert.That(plan, Does.Contain("case_no = ").And.Not.Contain("Seq Scan on submission").And.Not.Contain("Seq Scan on household_202611"), plan);
    }

    private async Task<string> Plan(VerificationFilter filter, string explain, ListPosition? below) => string.Join('\n', await VerificationListQueries.Ask<string>(
        DoorSide, Own, filter, explain, below, 51, ["dibao-city"], CancellationToken.None));
}
