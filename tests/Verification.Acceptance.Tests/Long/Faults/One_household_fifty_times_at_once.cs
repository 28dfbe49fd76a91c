using System.Net;
using NUnit.Framework;
using Verification.TestKit;
using Verification.TestKit.Checking;
using Verification.TestKit.Faults;
using Verification.TestKit.Running;

namespace Verification.Acceptance.Tests.Long.Faults;

/// <summary>E28: fifty requests about one household at the same moment, again and again, by both doors and at two processes.</summary>
[LongSuite(Suite, Seed)]
public sealed class One_household_fifty_times_at_once
{
    private const string Suite = "one-household";
    private const int Seed = 28;
    private const int Times = 100;
    private const int AtOnce = 50;
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(2);

    [Test]
    public async Task Is_verified_once_for_each_of_them()
    {
        await using var run = await FaultRun.On(await LoadedStage.Set(households: 20, Seed));
        await run.Start(new ServeAs(), new ServeAs { Edge = "rabbitmq" });
        for (var time = 0; time < Times; time++)
        {
            // The same fifty over HTTP and AMQP: each id is sent by both doors, with the same body.
            await Task.WhenAll(
                run.Http.Send(run.City.OneHousehold($"e28-{time}", AtOnce, SentBy.Http), AtOnce, CancellationToken.None),
                run.Amqp.Send(run.City.OneHousehold($"e28-{time}", AtOnce, SentBy.Amqp), perSecond: 0, CancellationToken.None));
            run.Did("fifty requests about one household at once, by both doors", hit: true);
        }

        var p99 = TimeSpan.Zero;
        await FaultSuite.Judge(Suite, Seed, run, new { Times, AtOnce, doors = 2, processes = 2 }, (record, _) =>
        {
            var took = record.Journal.Answers.Select(a => a.Took).Order().ToList();
            p99 = took[(int)(took.Count * 0.99)];
            return new
            {
                httpP99Milliseconds = Math.Round(p99.TotalMilliseconds),
                http500 = record.Journal.Answers.Count(a => a.Status == (int)HttpStatusCode.InternalServerError),
                verifications = record.Stored.Submissions.Count,
            };
        });
        Assert.That(p99, Is.LessThan(AnsweredWithin));
    }
}
