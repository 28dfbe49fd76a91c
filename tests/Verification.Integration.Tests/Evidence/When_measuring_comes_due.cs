using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using NUnit.Framework;
using Verification.Evidence;
using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Evidence;

/// <summary>Processes die, stand still and come at once; the figures are kept once a period all the same.</summary>
[TestFixture]
internal sealed class When_measuring_comes_due : EvidenceDatabase
{
    private const int Measured = 3006;
    private const int MeasuredElsewhere = 3007;
    private const int NotMeasured = 3008;
    private const int Late = 3009;

    private static readonly QualitySchedule Weekly = new(7);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private FakeTimeProvider _clock = null!;
    private EventIds _told = null!;

    private QualityDueStore Due => new(Road);

    [SetUp]
    public async Task Begin()
    {
        await Do("delete from source_quality; delete from due_work; delete from evidence; delete from data_key");
        _clock = new(TimeProvider.System.GetUtcNow());
        _told = new();
        await Keep();
    }

    [Test]
    public async Task Nothing_is_measured_before_the_coming_night()
    {
        await Process(Road).Round(CancellationToken.None);
        var standing = await Due.Find(CancellationToken.None);
        Assert.That((standing?.RenewedAt, standing?.DueAt > _clock.GetUtcNow(), _told.Count(Measured)), Is.EqualTo(((DateTimeOffset?)null, true, 0)));
    }

    [Test]
    public async Task Two_processes_at_once_measure_once()
    {
        await ComeDue();
        await using var other = OpenRoad();
        await Task.WhenAll(Process(Road).Round(CancellationToken.None), Process(other).Round(CancellationToken.None));
        await Process(other).Round(CancellationToken.None);
        var standing = await Due.Find(CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((_told.Count(Measured), _told.Count(MeasuredElsewhere), _told.Count(NotMeasured)), Is.EqualTo((1, 0, 0)));
            Assert.That(standing, Is.EqualTo(new QualityStanding(QualityDueDecision.After(_clock.GetUtcNow(), Weekly), Stored(_clock.GetUtcNow()))));
            Assert.That(await Figures(), Is.Positive);
        }
    }

    [Test]
    public async Task A_process_that_dies_over_it_is_followed_by_one_after_its_lease()
    {
        await ComeDue();
        await using (var held = await HoldEvidence())
        {
            using var death = new CancellationTokenSource();
            var dying = Process(Road).Round(death.Token);
            await Until(async () => await Ask<int>("select attempts from due_work") == 1);
            await death.CancelAsync();
            Assert.That(async () => await dying, Throws.InstanceOf<OperationCanceledException>());
        }

        await Process(Road).Round(CancellationToken.None);
        Assert.That((_told.Count(Measured), await Figures()), Is.EqualTo((0, 0L)), "its lease runs still");
        await LetLeasePass();
        await Process(Road).Round(CancellationToken.None);
        await Process(Road).Round(CancellationToken.None);
        Assert.That((_told.Count(Measured), await Figures() > 0), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task A_process_that_wakes_after_its_lease_keeps_nothing()
    {
        await ComeDue();
        await using var other = OpenRoad();
        Task still, next;
        await using (var held = await HoldEvidence())
        {
            still = Process(Road).Round(CancellationToken.None);
            await Until(async () => await Ask<int>("select attempts from due_work") == 1);
            await LetLeasePass();
            next = Process(other).Round(CancellationToken.None);
            await Until(async () => await Ask<int>("select attempts from due_work") == 2);
        }

        await Task.WhenAll(still, next);
        Assert.That((_told.Count(Measured), _told.Count(MeasuredElsewhere), _told.Count(NotMeasured)), Is.EqualTo((1, 1, 0)));
    }

    [Test]
    public async Task What_ends_between_the_row_and_the_figures_leaves_neither()
    {
        await ComeDue();
        await Do("alter table source_quality add constraint nothing_fits check (false) not valid");
        await Process(Road).Round(CancellationToken.None);
        await Do("alter table source_quality drop constraint nothing_fits");
        var standing = await Due.Find(CancellationToken.None);
        await LetLeasePass();
        await Process(Road).Round(CancellationToken.None);
        Assert.That((standing?.RenewedAt, _told.Count(NotMeasured), _told.Count(Measured), await Figures() > 0), Is.EqualTo(((DateTimeOffset?)null, 1, 1, true)));
    }

    [Test]
    public async Task What_is_measured_by_hand_meanwhile_counts_instead()
    {
        await ComeDue();
        var now = _clock.GetUtcNow();
        var claim = (await Due.Claim(now, CancellationToken.None))!;
        await Due.DoneByHand(now, QualityDueDecision.After(now, Weekly), CancellationToken.None);
        await LetLeasePass();
        await Process(Road).Round(CancellationToken.None);
        Assert.That((await Due.Hold(claim, CancellationToken.None), _told.Count(Measured)), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task A_fault_leaves_it_due()
    {
        await ComeDue();
        await Do("update evidence set sealed = '\\x00'");
        await Process(Road).Round(CancellationToken.None);
        var standing = await Due.Find(CancellationToken.None);
        Assert.That((_told.Count(NotMeasured), standing?.DueAt <= _clock.GetUtcNow(), await Figures()), Is.EqualTo((1, true, 0L)));
    }

    [TestCase(7, 30, true)]
    [TestCase(30, 7, false)]
    public async Task A_shorter_period_holds_from_now_on_and_a_longer_one_from_the_next_time(int before, int after, bool stays)
    {
        await ComeDue();
        await Process(Road, new(before)).Round(CancellationToken.None);
        var due = (await Due.Find(CancellationToken.None))!.DueAt;
        await Process(Road, new(after)).Round(CancellationToken.None);
        var now = _clock.GetUtcNow();
        Assert.That((await Due.Find(CancellationToken.None))!.DueAt, Is.EqualTo(stays ? due : QualityDueDecision.After(now, new(after))));
    }

    [Test]
    public async Task It_is_told_once_that_it_is_late_until_it_is_done()
    {
        var watch = new QualityDueWatch(Due, Weekly, _clock, _told.Of<QualityDueWatch>());
        await ComeDue();
        await watch.Round(CancellationToken.None);
        var before = watch.IsLate;
        _clock.Advance(TimeSpan.FromDays(2));
        await watch.Round(CancellationToken.None);
        await watch.Round(CancellationToken.None);
        var unmeasured = watch.IsLate;
        await Process(Road).Round(CancellationToken.None);
        await watch.Round(CancellationToken.None);
        Assert.That((before, unmeasured, watch.IsLate, _told.Count(Late)), Is.EqualTo((false, true, false, 1)));
    }

    [Test]
    public async Task Its_connections_are_few_and_its_statements_end()
    {
        var timeout = (await Road.Aside.Query<string>("show statement_timeout", null, CancellationToken.None)).Single();
        var ofTheRoad = (await Road.Query<string>("show statement_timeout", null, CancellationToken.None)).Single();
        var pool = new NpgsqlConnectionStringBuilder(Road.Aside.Source.ConnectionString).MaxPoolSize;
        Assert.That((timeout, ofTheRoad, pool), Is.EqualTo(("30s", "0", 2)));
    }

    private QualityRenewal Process(RoadDatabase road, QualitySchedule? schedule = null) =>
        new(road, Vault, schedule ?? Weekly, _clock, _told.Of<QualityRenewal>());

    /// <summary>Planned by a process that ran before, and its night has come.</summary>
    private async Task ComeDue()
    {
        await Process(Road).Round(CancellationToken.None);
        _clock.Advance(TimeSpan.FromDays(1));
    }

    private Task LetLeasePass() => Do("update due_work set lease_until = now() - interval '1 second'");

    private Task<long> Figures() => Ask<long>("select count(*) from source_quality");

    /// <summary>Whoever reads evidence waits until this is let go.</summary>
    private async Task<IAsyncDisposable> HoldEvidence()
    {
        var connection = await OwnerSource.OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("lock table evidence in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>An instant as the database keeps it.</summary>
    private static DateTimeOffset Stored(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private async Task Keep()
    {
        var (facts, keys, round) = Household(1);
        using (keys)
        {
            Answer[] answers = [Households.Known(facts.Id, Tax, 1), Households.Known(facts.Id, Bank, 1)];
            await Road.InBatch(
                async batch =>
                {
                    await new DataKeyStore(Road).CopyInto(batch, keys.Rows, CancellationToken.None);
                    await Kept.CopyInto(batch, KeptAnswers.Of(round, answers, keys).Evidence, CancellationToken.None);
                    return true;
                },
                CancellationToken.None);
        }
    }

    private async Task Do(string sql)
    {
        await using var command = OwnerSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>How often each line was logged, by all processes of a test.</summary>
    private sealed class EventIds
    {
        private readonly ConcurrentQueue<int> _ids = new();

        public int Count(int id) => _ids.Count(i => i == id);

        public ILogger<T> Of<T>() => new Log<T>(_ids);

        private sealed class Log<T>(ConcurrentQueue<int> ids) : ILogger<T>
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                ids.Enqueue(eventId.Id);
        }
    }
}
