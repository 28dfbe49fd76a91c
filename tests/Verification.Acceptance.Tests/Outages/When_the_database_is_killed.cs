using System.Runtime.Versioning;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Faults;
using Verification.TestKit.Outages;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Outages;

/// <summary>E21: PostgreSQL is killed whole under load by both doors, and the same node starts again.</summary>
[SupportedOSPlatform("linux")]
[LongSuite(Suite, Seed)]
public sealed class When_the_database_is_killed
{
    private const string Suite = "database-killed";
    private const int Seed = 21;
    private const int Kills = 20;
    private const int PerSecond = 40;
    private const int HttpPerSecond = 8;
    private static readonly TimeSpan ServingWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RestWithin = TimeSpan.FromSeconds(240);

    [Test]
    public async Task Twenty_times_nothing_promised_is_lost()
    {
        await using var folder = await ServerFolder.Make();
        await using var server = await PostgresServer.Create(await folder.Of("postgres", PostgresServer.User));
        await using var run = await DatabaseOutage.Serve(await LoadedStage.Set(seed: Seed, database: await server.Database()));
        var size = new { PerSecond, HttpPerSecond, kills = Kills, processes = 2 };
        await using var load = SteadyLoad.Begin(run, "killed", PerSecond, HttpPerSecond);
        var serving = await KillAgainAndAgain(run, server);
        await load.End(RestWithin);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            slowestServingAgainSeconds = Math.Round(serving.Max().TotalSeconds, 1),
            passServingWithinSeconds = ServingWithin.TotalSeconds,
            httpAnswers = record.Journal.Answers.GroupBy(a => a.Status).ToDictionary(g => $"{g.Key}", g => g.Count()),
        });
        Assert.That(serving.Max(), Is.LessThanOrEqualTo(ServingWithin));
    }

    private static async Task<IReadOnlyList<TimeSpan>> KillAgainAndAgain(FaultRun run, PostgresServer server)
    {
        var serving = new List<TimeSpan>();
        for (var kill = 0; kill < Kills; kill++)
        {
            serving.Add(await DatabaseOutage.Strike(run, "killed the database", async () =>
            {
                await server.Kill();
                await server.Start();
                DatabaseOutage.Forget();
            }));
        }

        return serving;
    }
}
