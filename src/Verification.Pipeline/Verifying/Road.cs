using System.Diagnostics;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Pipeline.Telling;
using Verification.Platform.Crashes;
using Verification.Platform.Submissions;
using Verification.Platform.Telemetry;
using Verification.Vocabulary;

namespace Verification.Pipeline.Verifying;

/// <summary>The fast lane: asks every source that answers now, decides or parks, and hands over to the group commit.</summary>
/// <remarks>All doors meet here (design §3). What can be answered now is a function call; what cannot becomes a row.</remarks>
public sealed class Road(
    PackLibrary packs, SourceCatalogue sources, FastLane fastLane, RecordMarks marks, QualityWatch quality, CaseAssembly assembly, GroupCommit commit,
    WorkingDayCalendar calendar, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// Households asked about at once. An attempt has about a second from the moment its question waits; with a whole window of a thousand
    /// deliveries under way at once every one of them would wait nearly that long for our own machine, and healthy cases would park.
    /// </summary>
    private const int AskedAtOnceMax = 256;

    private readonly SemaphoreSlim _asking = new(AskedAtOnceMax, AskedAtOnceMax);

    /// <summary>Takes one arrival as far as it goes now; <paramref name="settle"/> is called when its rows are there.</summary>
    public async Task Take(Arrival arrival, Settle settle, CancellationToken ct)
    {
        using var span = Telemetry.Traces.StartActivity("verification", ActivityKind.Consumer, arrival.Origin.Trace);
        span?.SetTag("verification.id", arrival.Facts.Id.Value);
        if (LawFor(arrival) is not { } law)
        {
            await commit.Enqueue(Refused(arrival, settle), ct);
            return;
        }

        var now = clock.GetUtcNow();
        var plan = QuestionPlan.For(arrival.Facts, law.Needs, sources, ChinaTime.DayOf(now));
        CrashPoints.Pass(CrashPoint.BeforeAsking, arrival.Origin.Body);
        var answers = await AskNow(arrival.Facts, law, plan, ct);
        var measured = await quality.For(law.Pack, ct);
        answers = answers with { Closed = measured.On(marks.Now.On(answers.Closed, arrival.Facts.Region), law.Pack) };
        CrashPoints.Pass(CrashPoint.AfterAsking, arrival.Origin.Body);
        var deadline = DeadlineDecision.For(arrival.Facts.Deadline, arrival.ReceivedAt, law.Pack.AnswerWithin, calendar);
        var next = GateDecision.Decide(answers, law.OpenCannotChange(arrival.Facts, answers, sources), deadline.At, clock.GetUtcNow());
        if (next is Gate.Parked parked)
        {
            // Also when its time has passed already: the slow lane issues it, from rows, whoever dies meanwhile.
            next = parked with
            {
                ProvisionalAt = ProvisionalDecision.At(law.ProvisionalMinutesFor(arrival.Facts), arrival.ReceivedAt, deadline.At),
            };
        }

        await commit.Enqueue(assembly.Finish(arrival, law, next, answers, deadline, settle), ct);
    }

    public void Dispose() => _asking.Dispose();

    private async Task<GatheredAnswers> AskNow(HouseholdFacts facts, LawApplied law, QuestionPlan plan, CancellationToken ct)
    {
        await _asking.WaitAsync(ct);
        try
        {
            using var span = Telemetry.Traces.StartActivity("ask");
            return await fastLane.Ask(plan, ct, first => SparedDecision.Of(law.Pack, facts, plan, first, sources.Gives));
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>The law of that place and day, if it knows every programme asked for.</summary>
    private LawApplied? LawFor(Arrival arrival) =>
        packs.InForce(arrival.Facts.Region, arrival.Facts.AcceptedOn, arrival.Facts.Programmes) is PackInForce.Found { Pack: var pack }
            ? LawApplied.To(arrival.Facts, packs, pack)
            : null;

    private RestingCase Refused(Arrival arrival, Settle settle)
    {
        var fault = packs.InForce(arrival.Facts.Region, arrival.Facts.AcceptedOn, arrival.Facts.Programmes) is PackInForce.Refused refused
            ? RoadFaults.Of(refused)
            : throw new BrokenPromise("only a household without law is refused for it");
        return new(settle, Refusals.Of(arrival.Origin, arrival.Facts.Submitter.Code, arrival.Facts.RequestId, [fault], clock.GetUtcNow()))
        {
            Ends = arrival.Door == Door.Amqp ? null : arrival.Facts.Id,
        };
    }
}
