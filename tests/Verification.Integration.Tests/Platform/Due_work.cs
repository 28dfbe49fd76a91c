using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NUnit.Framework;
using Verification.Platform.Database;
using Verification.Platform.DueWork;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Due_work : MigratedDatabase
{
    private static readonly DateTimeOffset Past = Some_rows.Noon.AddYears(-1);
    private static readonly DateTimeOffset Future = Some_rows.Noon.AddYears(20);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private DueWorkStore Store => new(Road);

    [Test]
    public async Task Is_claimed_when_due_by_one_claimant_oldest_first()
    {
        await Put(new("deadline", "b", Past.AddMinutes(1), "{}"), new("deadline", "a", Past, """{"round": 1}"""), new("deadline", "later", Future, "{}"));
        var claims = await Task.WhenAll(Claim("deadline"), Claim("deadline"));
        var rows = claims.SelectMany(c => c).ToArray();
        Assert.That(rows.Select(r => r.Key), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(rows[0].Payload, Is.EqualTo("""{"round": 1}"""));
    }

    [Test]
    public async Task Comes_back_when_its_lease_has_expired()
    {
        await Put(new DueRow("lease", "a", Past, "{}"));
        await Claim("lease");
        Assert.That(await Claim("lease"), Is.Empty);
        await Do("update due_work set lease_until = now() - interval '1 second' where kind = 'lease'");
        Assert.That((await Claim("lease")).Single().Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Is_gone_when_done_and_stays_when_postponed()
    {
        await Put(new("end", "done", Past, "{}"), new("end", "postponed", Past, "{}"));
        await Claim("end");
        await Store.Done("end", ["done"], CancellationToken.None);
        await Store.Postpone("end", "postponed", Past.AddDays(1), CancellationToken.None);
        Assert.That((await Claim("end")).Select(r => r.Key), Is.EqualTo(new[] { "postponed" }));
    }

    [Test]
    public async Task Is_moved_when_put_again()
    {
        await Put(new DueRow("moved", "a", Past, "{}"));
        await Put(new DueRow("moved", "a", Future, "{}"));
        Assert.That(await Claim("moved"), Is.Empty);
    }

    [Test]
    public async Task Wakes_who_waits_as_soon_as_it_is_there()
    {
        await using var waker = new Waker(Road.Source, TimeProvider.System, NullLogger<Waker>.Instance);
        await waker.WaitAsync("ask", TimeSpan.FromSeconds(20), CancellationToken.None); // Listening begins: wakes once.
        var began = Stopwatch.GetTimestamp();
        var waiting = waker.WaitAsync("ask", TimeSpan.FromSeconds(20), CancellationToken.None);
        await Do("select pg_notify('ask', '')");
        await waiting;
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Is_listened_for_again_after_the_connection_was_lost()
    {
        var name = $"waker-{Guid.CreateVersion7():N}";
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(RoadConnection) { ApplicationName = name }.ConnectionString);
        await using var waker = new Waker(source, TimeProvider.System, NullLogger<Waker>.Instance);
        await waker.WaitAsync("lost", TimeSpan.FromSeconds(20), CancellationToken.None);
        var waiting = waker.WaitAsync("lost", TimeSpan.FromSeconds(20), CancellationToken.None);
        Assert.That(await Ask<long>($"select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = '{name}'"), Is.EqualTo(1));
        var began = Stopwatch.GetTimestamp();
        await waiting; // Woken because it listens again.
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(15)));
    }

    [Test]
    public async Task Is_polled_for_when_nobody_says_anything()
    {
        await using var waker = new Waker(Road.Source, TimeProvider.System, NullLogger<Waker>.Instance);
        await waker.WaitAsync("silent", TimeSpan.FromSeconds(20), CancellationToken.None);
        await waker.WaitAsync("silent", TimeSpan.FromMilliseconds(50), CancellationToken.None);
    }

    private Task<bool> Put(params DueRow[] rows) => Road.InBatch(async b =>
    {
        await Store.Put(b, rows, CancellationToken.None);
        return true;
    }, CancellationToken.None);

    private Task<IReadOnlyList<DueRow>> Claim(string kind) => Store.Claim(kind, 10, Minute, CancellationToken.None);
}
