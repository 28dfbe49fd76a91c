using NUnit.Framework;
using Verification.Evidence;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

/// <summary>Over the sealed evidence of many verifications, page by page; what is kept are counts.</summary>
[TestFixture]
internal sealed class When_sources_are_measured : EvidenceDatabase
{
    private const int Months = 3;
    private static readonly SourceId Social = new("social-insurance");

    private QualityStore Store => new(Road, new(Road));

    private QualityMeasuring Measuring => new(Store, Vault, TimeProvider.System);

    [SetUp]
    public Task Forget() => Do("delete from source_quality; delete from evidence; delete from data_key");

    [Test]
    public async Task The_newest_round_of_each_verification_counts_once()
    {
        for (var i = 0; i < QualityStore.PageMax + 40; i++)
        {
            // Every fourth insured person has no wage on record; in the second round of some it has come.
            await Keep(hasWage: i % 4 != 0, again: i % 20 == 0);
        }

        var seen = await Measuring.Measure(Months, CancellationToken.None);
        var whole = (await Store.Last(CancellationToken.None)).Single(r => r.Source == Tax.Code && r.Kind.Length == 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Is.EqualTo(QualityStore.PageMax + 40));
            Assert.That((whole.Completeness, whole.DueCount), Is.EqualTo(((decimal?)0.8m, QualityStore.PageMax + 40)));
            Assert.That(whole.MeasuredOn, Is.EqualTo(ChinaTime.Today(TimeProvider.System)));
        }
    }

    [Test]
    public async Task A_second_measurement_of_a_day_takes_the_place_of_the_first()
    {
        for (var i = 0; i < QualityTally.CountMin; i++)
        {
            await Keep(hasWage: true, again: false);
        }

        await Measuring.Measure(Months, CancellationToken.None);
        var first = await Store.Last(CancellationToken.None);
        await Measuring.Measure(Months, CancellationToken.None);
        Assert.That(await Store.Last(CancellationToken.None), Is.EqualTo(first).And.Not.Empty);
    }

    [Test]
    public async Task Persons_whose_keys_were_destroyed_are_not_among_them()
    {
        await Keep(hasWage: true, again: false);
        await Do("delete from data_key");
        Assert.That(await Measuring.Measure(Months, CancellationToken.None), Is.Zero);
    }

    [TestCase(QualityWatch.ValidDays, true)]
    [TestCase(QualityWatch.ValidDays + 1, false)]
    public async Task The_newest_figure_of_each_source_is_read_while_it_is_fresh(int daysAgo, bool read)
    {
        var today = ChinaTime.Today(TimeProvider.System);
        var month = YearMonth.Of(today).Plus(-1);
        var figure = new QualityFigure(Tax, null, month, month, new(12, 90), new(0.95m, 80), new(null, 3));
        await Store.Keep(today.AddDays(-daysAgo - 1), [figure with { Completeness = new(0.1m, 80) }], CancellationToken.None);
        await Store.Keep(today.AddDays(-daysAgo), [figure, figure with { Kind = EvidenceKind.Wage, Lag = new(99, 90) }], CancellationToken.None);
        var latest = await Store.OfEach(today.AddDays(-QualityWatch.ValidDays), CancellationToken.None);
        Assert.That(latest.Select(q => (q.Source, q.LagDays, q.Completeness, q.Disagreement)), Is.EqualTo(read ? new[] { ("tax-wages", (int?)12, (decimal?)0.95m, (decimal?)null) } : []));
    }

    [Test]
    public async Task What_was_measured_too_long_ago_goes_when_sources_are_measured_again()
    {
        var today = ChinaTime.Today(TimeProvider.System);
        foreach (var daysAgo in new[] { QualityWatch.ValidDays + 1, QualityWatch.ValidDays, 0 })
        {
            await Store.Keep(today.AddDays(-daysAgo), [Figure], CancellationToken.None);
        }

        var kept = await Road.Query<DateOnly>("select measured_on from source_quality order by measured_on", null, CancellationToken.None);
        Assert.That(kept, Is.EqualTo([today.AddDays(-QualityWatch.ValidDays), today]));
    }

    [Test]
    public async Task Two_measurements_of_a_day_at_once_leave_the_figures_of_one()
    {
        var today = ChinaTime.Today(TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.Keep(today, [Figure with { Lag = new(i, 90) }], CancellationToken.None)));
        Assert.That((await Store.Last(CancellationToken.None)).Single().LagDays, Is.InRange(0, 7));
    }

    [TestCase(0)]
    [TestCase(QualityMeasuring.MonthsMax + 1)]
    public void A_measurement_of_no_month_or_of_too_many_is_none(int months) =>
        Assert.That(() => Measuring.Measure(months, CancellationToken.None), Throws.TypeOf<BrokenPromise>());

    [TestCase(1)]
    [TestCase(QualityMeasuring.MonthsMax)]
    public async Task A_measurement_has_at_least_one_month_and_at_most_so_many(int months) =>
        Assert.That(await Measuring.Measure(months, CancellationToken.None), Is.Zero);

    private static QualityFigure Figure
    {
        get
        {
            var month = YearMonth.Of(ChinaTime.Today(TimeProvider.System)).Plus(-1);
            return new(Tax, null, month, month, new(12, 90), new(0.95m, 80), new(null, 3));
        }
    }

    private async Task Keep(bool hasWage, bool again)
    {
        var (facts, keys, round) = Household(1);
        using (keys)
        {
            await Road.InBatch(
                async batch =>
                {
                    await new DataKeyStore(Road).CopyInto(batch, keys.Rows, CancellationToken.None);
                    await Kept.CopyInto(batch, KeptAnswers.Of(round, Answers(facts.Id, hasWage), keys).Evidence, CancellationToken.None);
                    if (again)
                    {
                        await Kept.CopyInto(batch, KeptAnswers.OfLaterRound(round with { Round = 2 }, Answers(facts.Id, true), keys).Evidence, CancellationToken.None);
                    }

                    return true;
                },
                CancellationToken.None);
        }
    }

    /// <summary>Somebody insured for last month, and the wage of it or none.</summary>
    private static Answer[] Answers(VerificationId id, bool hasWage)
    {
        var today = ChinaTime.Today(TimeProvider.System);
        Answer wage = hasWage ? Shows(id, Tax, EvidenceKind.Wage, today) : new Answer.Silent(id, Tax, 1, Silence.NoRecord, today);
        return [wage, Shows(id, Social, EvidenceKind.Contribution, today)];
    }

    private static Answer.Answered Shows(VerificationId id, SourceId source, EvidenceKind kind, DateOnly today) => new(
        id, source, 1,
        [
            new()
            {
                Kind = kind, Source = source, RecordId = $"{kind}-1", MemberOrdinal = 1, Period = Period.Of(YearMonth.Of(today).Plus(-1)), Amount = Money.Of(3_000m), AsOf = today,
                Detail = kind == EvidenceKind.Contribution ? "employee" : null,
            },
        ],
        today, Coverage.Unstated);

    private async Task Do(string sql)
    {
        await using var command = OwnerSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
