using Verification.Platform.Crashes;
using Verification.TestKit.Checking;
using Verification.TestKit.Running;

namespace Verification.TestKit.Faults;

/// <summary>Arms one process for each named point of the road and gives each the work that takes it there; ends with processes that work on.</summary>
/// <param name="run">A run without processes.</param>
/// <param name="name">Tells the requests of one tour from those of another.</param>
/// <param name="points">Which points.</param>
/// <param name="passage">At the how many-th passage each ends.</param>
public sealed class CrashTour(FaultRun run, string name, IReadOnlyList<CrashPoint> points, Func<CrashPoint, int> passage)
{
    private const int PromptAtOnce = 40;
    private const int WaitingAtOnce = 4;
    private const int BatchSize = 3;
    private const int ContestedMax = 20;
    private const int WithdrawnMax = 1;
    private const string Taking = "verify";
    private static readonly TimeSpan UntilDeadline = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private static readonly CrashPoint[] SlowLane = [CrashPoint.AfterClaim, CrashPoint.AfterAnswer, CrashPoint.AfterKeep];

    private readonly List<SentRequest> _called = [];
    private readonly List<(string Id, IReadOnlyList<SentRequest> Requests)> _batches = [];
    private int _feeds;
    private bool _isHelped;

    /// <summary>Every point once; two unharmed processes are left running.</summary>
    public async Task Travel(TimeSpan patience)
    {
        var started = await run.Start([.. points.Select(p => new ServeAs { CrashAt = $"{p.Name}:{passage(p)}", Roles = RolesFor(p) })]);
        var armed = points.Zip(started).ToDictionary(pair => pair.First, pair => pair.Second);
        var ends = Task.WhenAll(armed.Select(a => run.UntilCrashed(a.Value, a.Key.Name, patience)));
        while (!ends.IsCompleted)
        {
            await Help(armed);
            await Feed(armed);
            await run.LetLeasesPass();
            await Task.WhenAny(ends, Task.Delay(Pause, TimeProvider.System, CancellationToken.None));
        }

        await ends;
        await run.LetLeasesPass();
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        await run.Follow(name, ContestedMax, WithdrawnMax);
        await CallAgain();
    }

    /// <summary>Those that wait for an answer, a left row or a batch get work only while somebody takes deliveries.</summary>
    private async Task Help(IReadOnlyDictionary<CrashPoint, ServiceProcess> armed)
    {
        if (_isHelped || armed.Any(a => RolesFor(a.Key) == Taking && !a.Value.HasEnded) || armed.All(a => a.Value.HasEnded))
            return;
        _isHelped = true;
        await run.Start(new ServeAs { Roles = Taking });
    }

    private static string RolesFor(CrashPoint point) =>
        SlowLane.Contains(point) ? "complete" : IsHttp(point) ? "api" : point == CrashPoint.AfterRelaying ? "relay" : Taking;

    private static bool IsHttp(CrashPoint point) => point == CrashPoint.BeforeAnswer || point == CrashPoint.InBatch;

    /// <summary>A little of every kind of work for whoever still lives.</summary>
    private async Task Feed(IReadOnlyDictionary<CrashPoint, ServiceProcess> armed)
    {
        var feed = $"{name}-{_feeds++}";
        if (armed.Any(a => !IsHttp(a.Key) && !a.Value.HasEnded))
        {
            var waiting = _feeds % 5 == 1 ? run.City.Waiting(feed, WaitingAtOnce, TimeProvider.System.GetUtcNow() + UntilDeadline) : [];
            await run.Amqp.Send(waiting.Concat(run.City.Prompt(feed, PromptAtOnce)), perSecond: 0, CancellationToken.None);
        }

        if (armed.GetValueOrDefault(CrashPoint.BeforeAnswer) is { HasEnded: false } door)
            await Call(door, run.City.Prompt($"{feed}-http", 1, SentBy.Http).Single());
        if (armed.GetValueOrDefault(CrashPoint.InBatch) is { HasEnded: false } batchDoor)
            await CallBatch(batchDoor, $"{feed}-batch");
    }

    private async Task Call(ServiceProcess door, SentRequest request)
    {
        using var caller = door.Caller(run.Stage.Token);
        _called.Add(run.Journal.Note(request));
        run.Journal.Note(request, await new HttpSender(() => [caller], run.Journal).SendOnce(request, CancellationToken.None));
    }

    private async Task CallBatch(ServiceProcess door, string batchId)
    {
        using var caller = door.Caller(run.Stage.Token);
        var requests = run.City.Prompt(batchId, BatchSize, SentBy.Batch).Select(run.Journal.Note).ToList();
        _batches.Add((batchId, requests));
        await new HttpSender(() => [caller], run.Journal).SendBatchOnce(batchId, requests, CancellationToken.None);
    }

    /// <summary>A call whose process died is made again to whoever lives: it finds what was stored, or stores it.</summary>
    private async Task CallAgain()
    {
        foreach (var request in _called)
            await run.Http.SendUntilAnswered(request, CancellationToken.None);
        foreach (var (batchId, requests) in _batches)
            await run.Http.SendBatchUntilAnswered(batchId, requests, CancellationToken.None);
    }
}
