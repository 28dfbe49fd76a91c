using NUnit.Framework;
using Verification.Integration.Tests.Platform;
using Verification.Verdicts.Reporting;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Reports;

[TestFixture]
public sealed class Numbers_of_reports : MigratedDatabase
{
    private static readonly DateTimeOffset Noon = Some_rows.Noon;

    private int _county = 620_600;
    private RegionCode _region;

    private ReportStore Store => new(Road);

    /// <summary>Every test numbers in a county of its own.</summary>
    [SetUp]
    public void TakeACounty() => _region = RegionCode.Parse($"{Interlocked.Increment(ref _county)}");

    [Test]
    public async Task Begin_with_one_and_leave_no_gap()
    {
        var issued = new List<IssuedReport?>();
        for (var i = 0; i < 3; i++)
            issued.Add(await Store.Issue(Report($"in-turn-{i}"), CancellationToken.None));
        Assert.That(issued.Select(r => r!.Number), Is.EqualTo(new[] { $"{_region}-2026-000001", $"{_region}-2026-000002", $"{_region}-2026-000003" }));
    }

    [Test]
    public async Task Are_apart_by_county_and_by_year()
    {
        var here = await Store.Issue(Report("here"), CancellationToken.None);
        var later = await Store.Issue(Report("later") with { At = new(2026, 12, 31, 16, 0, 0, TimeSpan.Zero) }, CancellationToken.None);
        TakeACounty();
        var there = await Store.Issue(Report("there"), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(here!.Number, Does.EndWith("-2026-000001"));
            Assert.That(later!.Number, Does.EndWith("-2027-000001"), "midnight in Shanghai begins the year");
            Assert.That(there!.Number, Does.EndWith("-2026-000001"));
        }
    }

    [Test]
    public async Task Of_many_callers_at_once_for_one_report_one_draws_and_nothing_is_lost()
    {
        var issued = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Store.Issue(Report("at-once"), CancellationToken.None)));
        var next = await Store.Issue(Report("after-them"), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(issued.OfType<IssuedReport>().Select(r => r.Number), Is.EqualTo(new[] { $"{_region}-2026-000001" }));
            Assert.That(next!.Number, Does.EndWith("-000002"));
        }
    }

    [Test]
    public async Task Of_many_callers_at_once_for_many_reports_each_gets_the_next()
    {
        var issued = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Store.Issue(Report($"many-{i}"), CancellationToken.None)));
        Assert.That(
            issued.Select(r => r!.Number).Order(), Is.EqualTo(Enumerable.Range(1, 24).Select(i => $"{_region}-2026-{i:000000}")));
    }

    [Test]
    public async Task Are_taken_back_by_a_transaction_that_comes_to_nothing()
    {
        await using (var batch = await Road.Begin(CancellationToken.None))
        {
            var lost = await ReportStore.Issue(batch, Report("lost"), CancellationToken.None);
            Assert.That(lost!.Number, Does.EndWith("-000001"));
        }

        var issued = await Store.Issue(Report("kept"), CancellationToken.None);
        Assert.That(issued!.Number, Does.EndWith("-000001"));
    }

    [Test]
    public async Task Are_taken_back_when_the_process_dies_between_draw_and_commit()
    {
        await using (var batch = await Road.Begin(CancellationToken.None))
        {
            await ReportStore.Issue(batch, Report("killed"), CancellationToken.None);
            var server = (await batch.Query<int>("select pg_backend_pid()", null, CancellationToken.None)).Single();
            await Do($"select pg_terminate_backend({server})");
            Assert.That(() => batch.Commit(CancellationToken.None), Throws.Exception);
        }

        var issued = await Store.Issue(Report("killed"), CancellationToken.None);
        Assert.That((issued!.Number, issued.Version), Is.EqualTo(($"{_region}-2026-000001", 1)));
    }

    [Test]
    public async Task Are_in_the_order_of_their_dates_also_when_two_clocks_differ()
    {
        var first = await Store.Issue(Report("fast-clock") with { At = Noon.AddSeconds(30) }, CancellationToken.None);
        var second = await Store.Issue(Report("slow-clock"), CancellationToken.None);
        Assert.That(second!.IssuedAt, Is.EqualTo(first!.IssuedAt));
    }

    [Test]
    public async Task Go_with_versions_that_count_the_reports_issued()
    {
        var first = await Store.Issue(Report("versions"), CancellationToken.None);
        var third = await Store.Issue(Report("versions") with { Round = 3 }, CancellationToken.None);
        var other = await Store.Issue(Report("versions") with { Programme = new("tekun") }, CancellationToken.None);
        Assert.That((first!.Version, third!.Version, other!.Version), Is.EqualTo((1, 2, 1)));
    }

    [Test]
    public async Task Are_not_given_to_a_round_that_another_has_followed()
    {
        var late = Report("overtaken");
        await Do($"""
            insert into round (verification_id, round, verdict_id, received_month, opened_at, opened_by, submitter, programmes, region, purpose)
            values ('{late.Verification}', 2, '{Guid.CreateVersion7(Noon)}', '2026-11-01', now(), 'supplement', 'dibao-city', array['dibao'], '620502001', 'initial')
            """);
        Assert.That(await Store.Issue(late, CancellationToken.None), Is.Null);
        Assert.That((await Store.Issue(late with { Round = 2 }, CancellationToken.None))!.Number, Does.EndWith("-000001"));
    }

    [Test]
    public async Task Are_not_given_once_the_verification_is_withdrawn()
    {
        await Road.Win(Some_rows.Arrival("withdrawn"));
        await Do("update submission set state = 'closed' where request_id = 'withdrawn'");
        Assert.That(await Store.Issue(Report("withdrawn"), CancellationToken.None), Is.Null);
    }

    private NewReport Report(string requestId) => new(
        VerificationId.Derive("dibao-city", requestId), new("dibao"), 1, _region, Noon, "verification 1.0.0", Some_rows.Row());
}
