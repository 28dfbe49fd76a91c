using System.Runtime.Versioning;
using Npgsql;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E22: the primary is killed, its synchronous standby promoted; the old one returns, refuses writes, and becomes the standby.</summary>
/// <remarks>The service is given both hosts and finds the primary by itself.</remarks>
[SupportedOSPlatform("linux")]
[LongSuite(Suite, Seed)]
public sealed class When_the_database_fails_over
{
    private const string Suite = "database-failover";
    private const int Seed = 22;
    private const int Times = 10;
    private const int PerSecond = 40;
    private const int HttpPerSecond = 8;
    private static readonly TimeSpan WritesWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RestWithin = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Ten_times_to_and_fro_nothing_promised_is_lost()
    {
        await using var folder = await ServerFolder.Make();
        await using var pair = await PostgresPair.Create(folder);
        await using var run = await DatabaseOutage.Serve(await LoadedStage.Set(seed: Seed, database: await pair.Database()));
        var size = new { PerSecond, HttpPerSecond, failovers = Times, processes = 2 };
        await using var load = SteadyLoad.Begin(run, "failover", PerSecond, HttpPerSecond);
        var (writes, refused) = await FailOverAgainAndAgain(run, pair);
        await load.End(RestWithin);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            slowestWritesAgainSeconds = Math.Round(writes.Max().TotalSeconds, 1),
            passWritesWithinSeconds = WritesWithin.TotalSeconds,
            oldPrimaryRefusedWrites = refused,
            httpAnswers = record.Journal.Answers.GroupBy(a => a.Status).ToDictionary(g => $"{g.Key}", g => g.Count()),
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(writes.Max(), Is.LessThanOrEqualTo(WritesWithin));
            Assert.That(refused, Is.EqualTo(Times));
        }
    }

    private static async Task<(IReadOnlyList<TimeSpan> Writes, int Refused)> FailOverAgainAndAgain(FaultRun run, PostgresPair pair)
    {
        var (writes, refused) = (new List<TimeSpan>(), 0);
        for (var time = 0; time < Times; time++)
        {
            writes.Add(await DatabaseOutage.Strike(run, "killed the primary", async () =>
            {
                await pair.FailOver();
                DatabaseOutage.Forget();
            }));
            refused += await OldPrimaryRefuses(pair) ? 1 : 0;
            await pair.Rejoin();
        }

        return (writes, refused);
    }

    private static async Task<bool> OldPrimaryRefuses(PostgresPair pair)
    {
        await pair.Standby.ReturnFenced();
        try
        {
            await pair.Standby.Do("create table written_to_the_old_primary (nothing int)");
            return false;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            return true;
        }
        finally
        {
            await pair.Standby.Stop();
        }
    }
}
