using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;
using Verification.TestKit.Checking;
using Verification.TestKit.Running;

namespace Verification.TestKit.Faults;

/// <summary>A service of several processes under load, with a client that notes everything and somebody who does it harm.</summary>
public sealed partial class FaultRun : IAsyncDisposable
{
    private const int LinesShown = 20;
    private const int BurstsMax = 20;
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, (int Times, int Hits)> _faults = new(StringComparer.Ordinal);
    private readonly List<StoppedProcess> _stopped = [];
    private readonly List<byte[]> _injected = [];
    private readonly List<ServiceProcess> _services = [];
    private readonly List<ServiceProcess> _gone = [];
    private readonly Listener _listener;
    private long _memoryPeak;

    private FaultRun(LoadedStage stage, Journal journal, Listener listener, CityLoad city)
    {
        (Stage, Journal, _listener, City) = (stage, journal, listener, city);
        Amqp = new(stage.Broker, journal);
        Http = new(() => [.. Callers()], journal);
    }

    public LoadedStage Stage { get; }

    public Journal Journal { get; }

    /// <summary>Whom the requests are about.</summary>
    public CityLoad City { get; }

    public AmqpSender Amqp { get; }

    public HttpSender Http { get; }

    /// <summary>The processes that run now.</summary>
    public IReadOnlyList<ServiceProcess> Services
    {
        get { lock (_services) return [.. _services]; }
    }

    /// <summary>What was done to the service so far, and how often it hit something.</summary>
    public IReadOnlyList<FaultDone> Done => [.. _faults.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new FaultDone(f.Key, f.Value.Times, f.Value.Hits))];

    /// <summary>What every process of this run has printed.</summary>
    public string Log => string.Join("\n——\n", All.Select(s => s.Log));

    /// <summary>Begins to listen on a stage; the run disposes of it.</summary>
    public static async Task<FaultRun> On(LoadedStage stage)
    {
        try
        {
            var (journal, city) = (new Journal(), await CityLoad.Read(stage));
            return new(stage, journal, await Listener.Begin(stage, journal), city);
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same with processes that serve.</summary>
    public static async Task<FaultRun> Serving(LoadedStage stage, params ServeAs[] ways)
    {
        var run = await On(stage);
        try
        {
            await run.Start(ways);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts processes at the same time and waits until each is ready.</summary>
    public async Task<IReadOnlyList<ServiceProcess>> Start(params ServeAs[] ways)
    {
        var starting = ways.Select(way => ServiceProcess.Start(Stage, way)).ToList();
        await ((Task)Task.WhenAll(starting)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Those that came up end with the run, also when another did not.
        lock (_services)
            _services.AddRange(starting.Where(s => s.IsCompletedSuccessfully).Select(s => s.Result));
        return await Task.WhenAll(starting);
    }

    /// <summary>Notes that something was done to the service, and whether it hit something that was under way.</summary>
    public void Did(string what, bool hit) =>
        _faults.AddOrUpdate(what, _ => (1, hit ? 1 : 0), (_, sofar) => (sofar.Times + 1, sofar.Hits + (hit ? 1 : 0)));

    /// <summary>Notes a body that must come to rest in failed work.</summary>
    public void Injected(ReadOnlySpan<byte> body) => _injected.Add(System.Security.Cryptography.SHA256.HashData(body));

    /// <summary>Sends requests at once, again and again until some are in the hands of a process, so that a fault set now hits something.</summary>
    public async Task Burst(string name, int count)
    {
        await using var sender = new AmqpSender(Stage.Broker, Journal);
        for (var burst = 0; burst < BurstsMax; burst++)
        {
            await sender.Send(City.Prompt($"{name}-{burst}", count), perSecond: 0, CancellationToken.None);
            if (await InHand() > 0)
                return;
        }

        throw new AssertionException($"{BurstsMax} bursts of {count} requests were answered before anybody could see them in hand\n{Tail(Log)}");
    }

    /// <summary>Ends one process between any two lines; a hit when requests were in its hands or another's.</summary>
    public async Task Kill(ServiceProcess victim, string what = "killed one process")
    {
        var inHand = await InHand();
        await victim.Kill();
        Leave(victim);
        Did(what, inHand > 0);
    }

    /// <summary>Ends all processes at once.</summary>
    public async Task KillAll(string what = "killed all processes")
    {
        // Held first, so that what they hold can be counted before it falls from their hands.
        var all = Services;
        await Task.WhenAll(all.Select(s => s.Freeze()));
        var inHand = await InHand();
        await Task.WhenAll(all.Select(s => s.Kill()));
        foreach (var victim in all)
            Leave(victim);
        Did(what, inHand > 0);
    }

    /// <summary>Tells a process to stop as an orchestrator does; how it ends is judged by P12.</summary>
    public async Task Stop(ServiceProcess one, string what = "told a process to stop")
    {
        var inHand = await InHand();
        await Retire(one);
        Did(what, inHand > 0);
    }

    /// <summary>The same when nothing is under way: no fault, only an end.</summary>
    public async Task Retire(ServiceProcess one)
    {
        Leave(one, stillRuns: true);
        var began = Stopwatch.GetTimestamp();
        var code = await one.Stop();
        lock (_stopped)
            _stopped.Add(new(code, Stopwatch.GetElapsedTime(began)));
    }

    /// <summary>Waits until a process armed with a crash has ended by it; that it did is the hit.</summary>
    public async Task UntilCrashed(ServiceProcess armed, string what, TimeSpan within)
    {
        var ended = await armed.Ends(within);
        Did(what, ended && armed.ExitCode == 137);
        if (ended)
            Leave(armed);
    }

    /// <summary>Promised requests that are neither rows nor waiting in the broker: a process holds them unacknowledged.</summary>
    public async Task<long> InHand()
    {
        var left = await StoredRunReading.Left(Stage);
        var rows = await Stage.Count("select (select count(*) from submission where door = 'amqp') + (select count(*) from failed_work)");
        return Journal.Sent.Count(r => r is { By: SentBy.Amqp, Outcome: SentOutcome.Promised }) - rows - left.Queues.Values.Sum();
    }

    /// <summary>What was left by processes that died may be taken over at once, as if the time of its lease had passed.</summary>
    /// <remarks>Beside living processes too: a claim that is taken over from one is fenced by its attempts, and the second run is harmless.</remarks>
    public async Task LetLeasesPass()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(Stage.Database.Road);
        foreach (var sql in new[]
        {
            "update outbox set lease_until = now() - interval '1 second'",
            // What a living process has in hand just now is left to it, and nobody waits for anybody in a circle.
            "update ask set due_at = now(), lease_until = null where ctid in (select ctid from ask where state = 'open' and lease_until is not null for update skip locked)",
            "update submission set lease_until = now() - interval '1 second' where ctid in (select ctid from submission where state = 'received' for update skip locked)",
            "update exit set lease_until = null where ctid in (select ctid from exit where state = 'received' for update skip locked)",
        })
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Waits until the condition holds; fails the test with the logs of all processes when it does not in time.</summary>
    public async Task Until(string what, Func<Task<bool>> holds, TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within, TimeProvider.System);
        while (!await holds())
        {
            if (patience.IsCancellationRequested)
                throw new AssertionException($"{what}: not within {within.TotalSeconds:0} s; {await StoredRunReading.Left(Stage)}\n{Tail(Log)}");
            await Task.Delay(LookAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Each of them ends, whatever becomes of the others.
        await using var stage = Stage;
        await using var amqp = Amqp;
        await using var listener = _listener;
        foreach (var caller in _callers.Values)
            caller.Dispose();
        await Task.WhenAll(All.Select(s => s.DisposeAsync().AsTask()));
    }

    /// <summary>Every process of this run, those first that are gone.</summary>
    private IReadOnlyList<ServiceProcess> All
    {
        get
        {
            lock (_services)
                return [.. _gone, .. _services];
        }
    }

    private static string Tail(string log) =>
        string.Join('\n', log.Split('\n').Where(l => !l.Contains("\"Information\"", StringComparison.Ordinal)).TakeLast(LinesShown).Select(l => l.Length > 300 ? l[..300] : l));

    private void Leave(ServiceProcess service, bool stillRuns = false)
    {
        if (stillRuns)
            Watch(service);
        lock (_services)
        {
            _services.Remove(service);
            _gone.Add(service);
        }
    }
}
