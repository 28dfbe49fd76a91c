using NUnit.Framework;
using Verification.Intake.Reading;
using Verification.Pipeline.Fencing;
using Verification.Pipeline.Receiving;
using Verification.Platform.Submissions;
using Verification.TestKit.Requests;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>A stored request over which we fail is taken on a few times and then rests; nothing loops for ever.</summary>
[TestFixture]
public sealed class Going_on_with_stored_requests : RoadRoom
{
    [TestCase(0, "received")]
    [TestCase(SuspectDecision.SweepsMax - 1, "received")]
    [TestCase(SuspectDecision.SweepsMax, "closed")]
    public async Task One_over_which_we_fail_rests_once_its_sweeps_are_used_up(int sweptBefore, string expected)
    {
        var arrival = await Stored($"own-fault-{sweptBefore}", sweptBefore);
        await The<OnwardWork>().Take(arrival with { Facts = arrival.Facts with { Members = null! } }, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Ask<string>($"select state from submission where request_id = '{arrival.Facts.RequestId}'"), Is.EqualTo(expected));
            Assert.That(
                await Ask<long>($"select count(*) from failed_work where reason = 'internal_fault' and submitter = '{Submitter}' and {OfThis(arrival)}"),
                Is.EqualTo(expected == "closed" ? 1 : 0));
            Assert.That(await Ask<long>("select count(*) from suspect"), Is.Zero);
        }
    }

    [Test]
    public async Task One_that_cannot_be_read_any_more_rests_too()
    {
        var arrival = await Stored("unreadable", 0);
        var body = The<Verification.Platform.Vault.Vault>().SealBody(arrival.Facts.Id.Value, "submission", "{}"u8);
        for (var sweep = 0; sweep <= SuspectDecision.SweepsMax; sweep++)
        {
            await Do($"""
                update submission set sealed_body = '\x{Convert.ToHexString(body)}', lease_until = now() - interval '1 second'
                where request_id = 'unreadable' and state = 'received'
                """);
            await Do("update submission set lease_until = now() + interval '1 hour' where request_id <> 'unreadable' and state = 'received'");
            await The<ReceivedSweep>().Round(CancellationToken.None);
        }

        await Until(async () => await Ask<string>("select state from submission where request_id = 'unreadable'") == "closed");
    }

    [Test]
    public async Task One_that_waits_here_for_its_turn_is_not_taken_on_again_nor_counted()
    {
        var (fresh, swept) = (await Stored("waits-since-stored", 0), await Stored("waits-since-swept", 0));
        The<OnwardWork>().TryGoOn(fresh);
        for (var sweep = 0; sweep < SuspectDecision.SweepsMax + 2; sweep++)
        {
            await Do("update submission set lease_until = now() - interval '1 second' where request_id like 'waits-since-%'");
            await The<ReceivedSweep>().Round(CancellationToken.None);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Sweeps(fresh), Is.Zero);
            Assert.That(await Sweeps(swept), Is.EqualTo(1));
        }

        await The<OnwardWork>().Take(fresh, CancellationToken.None);
        await Until(async () => await Ask<string>("select state from submission where request_id = 'waits-since-stored'") == "decided");
        await Until(() => Task.FromResult(!The<OnwardWork>().Has(fresh.Facts.Id)));
    }

    private Task<int> Sweeps(Arrival arrival) => Ask<int>($"select sweeps from submission where request_id = '{arrival.Facts.RequestId}'");

    private async Task<Arrival> Stored(string requestId, int sweptBefore)
    {
        var bytes = ARequest.Household("con-01", requestId).Bytes;
        var readable = (RequestReading.Readable)The<RequestReader>().Read(bytes, RequestHeaders.None);
        var fresh = Arrival.OfStored(readable, Door.Http, TimeProvider.System.GetUtcNow());
        var arrival = fresh with { Origin = fresh.Origin with { IsRow = true, SeenBefore = sweptBefore } };
        var row = The<Reception>().RowOf(arrival, null);
        await Road.InBatch(batch => The<SubmissionStore>().Receive(batch, [row], CancellationToken.None), CancellationToken.None);
        return arrival;
    }

    private static string OfThis(Arrival arrival) => $"body_digest = '\\x{Convert.ToHexString(arrival.Origin.BodyDigest)}'";
}
