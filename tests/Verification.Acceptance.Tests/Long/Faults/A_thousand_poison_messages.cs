using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.BadInput;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>
/// E16: a thousand poison messages of fifty kinds among good ones. The last of them ends the process that works on it, until it is found
/// and rests; when that is mended it is sent again and verified.
/// </summary>
/// <remarks>The forty-nine other kinds are the sender's to mend: one of each is sent again and must rest again, once.</remarks>
[LongSuite(Suite, Seed)]
public sealed class A_thousand_poison_messages
{
    private const string Suite = "poison";
    private const int Seed = 16;
    private const int PoisonMessages = 1_000;
    private const int PerSecond = 50;
    private const int WithKiller = 100;
    private const int LivesMax = 8;
    private const double SlowerMax = 2;
    private const string GoodOnes = "^e16-(warm|good|among|before|after)-";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poisoned = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyList<Poison> _poison =
        [.. Enumerable.Range(0, PoisonMessages).SelectMany(n => PoisonKinds.OfEach("e16", n).Where(p => p.Kind != PoisonKinds.EndsTheProcess)).Take(PoisonMessages - 1)];

    [Test]
    public async Task Rest_to_the_last_one_and_nothing_else_does()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 200, Seed));
        var size = new
        {
            poison = PoisonMessages, kinds = _poison.DistinctBy(p => p.Kind).Count() + 1, PerSecond, secondsOfPoison = Poisoned.TotalSeconds, processes = 2,
            notDone = "no node of the broker is killed meanwhile: suite broker-leader does that",
        };
        var seen = await Poison(run);
        await FaultSuite.Judge(Suite, Seed, run, size, (record, _) => new
        {
            restedBeforeMending = seen.Rested,
            endedProcesses = seen.Deaths,
            restedForEndingTheProcess = seen.Killers,
            suspectsLeft = seen.Suspects,
            goodP99Milliseconds = Math.Round(seen.GoodP99),
            goodP99AmongPoisonMilliseconds = Math.Round(seen.PoisonedP99),
            timesSlower = Math.Round(seen.PoisonedP99 / seen.GoodP99, 2),
            passTimesSlowerAtMost = SlowerMax,
            sentAgainAfterMending = seen.SentAgain,
            restingAtTheEnd = record.Stored.Resting.Count(r => r.State != "done"),
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Rested, Is.EqualTo(PoisonMessages));
            Assert.That(seen.Killers, Is.EqualTo(1), "exactly the one that ends the process rests for that");
            Assert.That(seen.Suspects, Is.Zero);
            Assert.That(seen.PoisonedP99, Is.LessThanOrEqualTo(SlowerMax * seen.GoodP99));
        }
    }

    private async Task<Seen> Poison(FaultRun run)
    {
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        await Send(run, "e16-warm", WarmUp);
        await Send(run, "e16-good", Good);
        await Task.WhenAll(Send(run, "e16-among", Poisoned), SendPoison(run));
        await run.Until("the poison rests", async () => await Resting(run) == _poison.Count, Patience);
        run.Did("poison among good requests", hit: true);
        var (goodP99, poisonedP99) = (P99(run, "e16-good-"), P99(run, "e16-among-"));
        await Task.WhenAll(run.Services.Select(run.Retire));

        var killer = PoisonKinds.OfEach("e16", PoisonMessages).Single(p => p.Kind == PoisonKinds.EndsTheProcess);
        await run.Amqp.Send(run.City.Prompt("e16-before", WithKiller), perSecond: 0, CancellationToken.None);
        await run.Amqp.Send([new(LoadedStage.Submitter, killer.RequestId, SentBy.Amqp, killer.Body)], perSecond: 0, CancellationToken.None);
        await run.Amqp.Send(run.City.Prompt("e16-after", WithKiller), perSecond: 0, CancellationToken.None);
        await run.HandOver(times: 5);
        var deaths = await run.LivesUntil(new() { CrashAt = PoisonRun.EndedBy(killer.Body) }, LivesMax, async () => await Resting(run) == PoisonMessages);
        await run.Until("the good ones beside it are decided", async () => await Decided(run) == GoodSent(run), Patience);
        var seen = new Seen(
            goodP99, poisonedP99, deaths, await Resting(run),
            await run.Stage.Count("select count(*) from failed_work where reason = 'ends_the_process' and encode(body_digest, 'hex') = $1", killer.Digest),
            await run.Stage.Count("select count(*) from suspect"), 0);
        return seen with { SentAgain = await Mend(run, killer) };
    }

    /// <summary>Starts a service that nothing ends, and has one of each kind sent again.</summary>
    private async Task<int> Mend(FaultRun run, Poison killer)
    {
        await Task.WhenAll(run.Services.Select(run.Retire));
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        string[] digests = [killer.Digest, .. _poison.DistinctBy(p => p.Kind).Select(p => p.Digest)];
        foreach (var id in await IdsOf(run, digests))
            await Executable.Run(run.Stage.Variables, "failed", "retry", id);

        // Sent again they lie in no row for a moment: only their ends say that they have come to one.
        await run.Until("what was sent again has come to its end", async () => await Ended(run, digests) == digests.Length, Patience);
        return digests.Length;
    }

    private static async Task<IReadOnlyList<string>> IdsOf(FaultRun run, string[] digests)
    {
        await using var road = NpgsqlDataSource.Create(run.Stage.Database.Road);
        await using var command = road.CreateCommand("select id::text from failed_work where encode(body_digest, 'hex') = any($1)");
        command.Parameters.Add(new() { Value = digests });
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static Task Send(FaultRun run, string name, TimeSpan during) =>
        run.Amqp.Send(run.City.Prompt(name, (int)(PerSecond * during.TotalSeconds)), PerSecond, CancellationToken.None);

    private async Task SendPoison(FaultRun run)
    {
        foreach (var some in _poison.Chunk((int)Math.Ceiling(_poison.Count / Poisoned.TotalSeconds)))
        {
            var next = Task.Delay(Second, TimeProvider.System, CancellationToken.None);
            await run.Poison(some);
            await next;
        }
    }

    private static Task<long> Ended(FaultRun run, string[] digests) => run.Stage.Count(
        "select count(*) from failed_work where encode(body_digest, 'hex') = any($1) and (state = 'done' or (state = 'resting' and tries > 1))", (object)digests);

    private static Task<long> Decided(FaultRun run) => run.Stage.Count("select count(*) from submission where request_id ~ $1 and state = 'decided'", GoodOnes);

    private static int GoodSent(FaultRun run) => run.Journal.Sent.Count(r => Regex.IsMatch(r.RequestId, GoodOnes, RegexOptions.ExplicitCapture, Second));

    private static Task<long> Resting(FaultRun run) => run.Stage.Count("select count(*) from failed_work where state = 'resting'");

    /// <summary>The time within which 99 of 100 of these requests were answered with a verdict, from when they were noted, in milliseconds.</summary>
    private static double P99(FaultRun run, string prefix)
    {
        var heard = run.Journal.Heard.Where(m => m is { Type: "VerdictIssued", RequestId: not null }).GroupBy(m => m.RequestId!)
            .ToDictionary(g => g.Key, g => g.Min(m => m.HeardAt), StringComparer.Ordinal);
        var took = run.Journal.Sent.Where(r => r.RequestId.StartsWith(prefix, StringComparison.Ordinal))
            .Select(r => heard.TryGetValue(r.RequestId, out var at) ? Stopwatch.GetElapsedTime(r.NotedAt, at).TotalMilliseconds : double.PositiveInfinity).Order().ToList();
        return took[(int)(took.Count * 0.99)];
    }

    private sealed record Seen(double GoodP99, double PoisonedP99, int Deaths, long Rested, long Killers, long Suspects, int SentAgain);
}
