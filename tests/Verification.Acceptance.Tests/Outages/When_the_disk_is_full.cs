using System.Runtime.Versioning;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E25: not a byte is left for the data of PostgreSQL, or for its log of writes; then there is room again.</summary>
/// <remarks>Needs root for a disk of its own, as continuous integration has it.</remarks>
[SupportedOSPlatform("linux")]
[LongSuite(Suite, Seed)]
public sealed class When_the_disk_is_full
{
    private const string Suite = "disk-full";
    private const int Seed = 25;
    private const int TimesEach = 3;
    private const int PerSecond = 40;
    private const int HttpPerSecond = 8;
    private const int DataMegabytes = 220;
    private const int LogMegabytes = 100;
    private static readonly TimeSpan RestWithin = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Callers_are_told_to_ask_again_and_nothing_promised_is_lost()
    {
        await using var folder = await ServerFolder.Make();
        var (home, logs) = (await folder.Of("postgres", PostgresServer.User), await folder.Of("log", PostgresServer.User));
        await using var data = await SmallDisk.Mount(home, DataMegabytes);
        await using var log = await SmallDisk.Mount(logs, LogMegabytes);
        await ServerFolder.Own(logs, PostgresServer.User);
        await using var server = await PostgresServer.Create(
            home, Path.Combine(logs, "wal"), "max_wal_size = 48MB", "min_wal_size = 32MB", "shared_buffers = 16MB");
        await using var run = await DatabaseOutage.Serve(await LoadedStage.Set(seed: Seed, database: await server.Database()));
        var size = new { PerSecond, HttpPerSecond, DataMegabytes, LogMegabytes, timesEach = TimesEach, processes = 2 };
        await using var load = SteadyLoad.Begin(run, "full", PerSecond, HttpPerSecond);
        for (var i = 0; i < TimesEach; i++)
            await DatabaseOutage.Strike(run, "filled the disk of the data", () => FillData(run, data));
        for (var i = 0; i < TimesEach; i++)
            await DatabaseOutage.Strike(run, "filled the disk of the log of writes", () => FillLog(run, server, log));
        await load.End(RestWithin);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            httpAnswers = record.Journal.Answers.GroupBy(a => a.Status).ToDictionary(g => $"{g.Key}", g => g.Count()),
            slowest503Milliseconds = Math.Round(record.Journal.Answers.Where(a => a.Status == 503).Max(a => a.Took.TotalMilliseconds)),
        });
    }

    private static async Task FillData(FaultRun run, SmallDisk disk)
    {
        await disk.Fill();
        await UntilRefused(run);
        disk.Free();
    }

    /// <summary>Without room for its log PostgreSQL stops whole; somebody makes room and starts it again.</summary>
    private static async Task FillLog(FaultRun run, PostgresServer server, SmallDisk disk)
    {
        await disk.Fill();
        await Until.Holds(() => EndsForWantOfSpace(server), DatabaseOutage.Patience, "PostgreSQL stops when its log cannot be written");
        await UntilRefused(run);
        disk.Free();
        await server.Start();
        DatabaseOutage.Forget();
    }

    // Segments that lie ready are used up first; turning to the next one again and again brings the end nearer.
    private static async Task<bool> EndsForWantOfSpace(PostgresServer server)
    {
        if (server.Runs)
            await server.Do("select pg_switch_wal()");
        return !server.Runs;
    }

    private static async Task UntilRefused(FaultRun run)
    {
        var refused = run.Journal.Answers.Count(a => a.Status == 503);
        await Until.Holds(() => run.Journal.Answers.Count(a => a.Status == 503) > refused, DatabaseOutage.Patience, "callers are told to ask again");
    }
}
