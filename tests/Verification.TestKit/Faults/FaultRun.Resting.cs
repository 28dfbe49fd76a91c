using System.Collections.Concurrent;
using Verification.TestKit.Checking;
using Verification.TestKit.Running;

namespace Verification.TestKit.Faults;

/// <summary>The end of a run: until nothing is under way, and what is known then.</summary>
public sealed partial class FaultRun
{
    private readonly ConcurrentDictionary<ServiceProcess, HttpClient> _callers = new();

    /// <summary>Waits until every promised request has come to its end and nothing is left to do; fails when that does not come in time.</summary>
    public async Task<RunRecord> Rest(TimeSpan within, bool bodies = true, int assessedAgainMax = 300)
    {
        // A batch that closes is told after the last verdict: what is read must be at rest itself.
        StoredRun stored = null!;
        await Until(
            "coming to rest and hearing what was published",
            async () => await IsAtRest() && await HasHeardAll() && (stored = await StoredRunReading.Read(Stage, bodies)).Left.None,
            within);
        foreach (var service in Services)
            Watch(service);
        return new()
        {
            Journal = Journal,
            Stored = stored,
            Truth = await CityTruth.Read(Stage.City),
            Recomputed = bodies ? await SecondAssessment.Of(Stage, stored.Verdicts, assessedAgainMax) : new Dictionary<Guid, byte[]>(),
            MandatorySources = SecondAssessment.MandatorySources(),
            Injected = _injected,
            Faults = Done,
            Stopped = [.. _stopped],
            Withdrawn = _withdrawn,
            MemoryPeak = Interlocked.Read(ref _memoryPeak),
        };
    }

    /// <summary>Figures every result of a long suite carries.</summary>
    public static object Figures(RunRecord run) => new
    {
        sent = run.Journal.Sent.Count,
        promised = run.Journal.Sent.Count(r => r.Outcome == SentOutcome.Promised),
        accepted = run.Stored.Submissions.Count,
        verdicts = run.Stored.Verdicts.Count,
        heard = run.Journal.Heard.Count,
        duplicatesHeard = run.Journal.Heard.Count - run.Journal.Heard.DistinctBy(m => m.MessageId).Count(),
        lookedUpWhenHeard = run.Journal.LookedUp,
        assessedAgain = run.Recomputed.Count,
        restingInFailedWork = run.Stored.Resting.Count(r => r.State != "done"),
        injected = run.Injected.Count,
        memoryPeakMiB = run.MemoryPeak >> 20,
        faults = run.Faults,
        broken = Promises.Broken(run).Take(20).Select(v => v.ToString()),
    };

    private async Task<bool> IsAtRest()
    {
        if (!(await StoredRunReading.Left(Stage)).None || await Stage.Count("select count(*) from submission where state in ('received', 'gathering')") > 0)
            return false;
        var rows = await Stage.Count("select (select count(*) from submission) + (select count(*) from failed_work)");
        return rows >= Journal.Sent.Where(r => r.Outcome == SentOutcome.Promised).Select(r => (r.Submitter, r.RequestId)).Distinct().Count();
    }

    private async Task<bool> HasHeardAll() =>
        Journal.Heard.Where(m => m.Type == "VerdictIssued").DistinctBy(m => m.MessageId).Count() >= await Stage.Count("select count(*) from verdict");

    private void Watch(ServiceProcess service)
    {
        var peak = service.MemoryPeak;
        if (peak > Interlocked.Read(ref _memoryPeak))
            Interlocked.Exchange(ref _memoryPeak, peak);
    }

    private IEnumerable<HttpClient> Callers() =>
        Services.Where(s => !s.HasEnded).Select(s => _callers.GetOrAdd(s, one => one.Caller(Stage.Token)));
}
