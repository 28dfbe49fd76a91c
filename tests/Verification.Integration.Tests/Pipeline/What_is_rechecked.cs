using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Intake.Rechecks;
using Verification.Pipeline.Rechecks;
using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>Rechecks rest, are retried, known and closed like any other work.</summary>
[TestFixture]
public sealed class What_is_rechecked : RoadRoom
{
    private const string Queue = "verification.recheck";

    // Before the youngest member was born: the household of that day is no request.
    private const string TooEarly = "2001-01-01";

    [Test]
    public async Task One_over_which_we_fail_rests_instead_of_being_tried_for_ever()
    {
        var id = await Decided("recheck-own-fault");
        var body = Recheck("own-fault", id);
        await Spoil(id);
        await Deliver(Queue, body);
        Assert.That(
            await Ask<long>($"select count(*) from failed_work where queue = '{Queue}' and reason = 'internal_fault' and {OfThis(body)}"), Is.EqualTo(1));
    }

    [TestCase("delete from data_key", TestName = "A_household_that_was_erased_is_unknown_and_holds_up_no_other")]
    [TestCase("update data_key set wrapped_key = '\\x00'", TestName = "A_household_whose_key_is_damaged_is_unknown_and_holds_up_no_other")]
    public async Task A_household_that_cannot_be_opened(string fate)
    {
        var name = $"unopened-{fate[0]}";
        var (unopened, good) = (await Decided(name), await Decided($"{name}-beside"));
        await Do($"{fate} where verification_id = '{unopened}'");
        var reading = (RecheckReading.Readable)The<RecheckReader>().Read(Bytes(Recheck(name, [unopened, good])), default!);
        var taken = (RecheckTaken.Stored)await The<RecheckTaking>().Take(
            reading, new(Submitter, [Scope.Any], "", [Scope.Any]), [1], TimeProvider.System.GetUtcNow(), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.Received, Is.EqualTo(1));
            Assert.That(taken.Faults.Select(f => (f.Name, f.Path)), Is.EqualTo(new[] { ("earlier_unknown", "$.verifications[0]") }));
        }
    }

    [Test]
    public async Task One_that_was_retried_is_done_when_it_is_taken()
    {
        var body = Recheck("retried", await Decided("recheck-retried"));
        await Do($"""
            insert into failed_work (id, queue, reason, detail, sealed_body, body_digest, first_failed_at, tries, state)
            values (gen_random_uuid(), '{Queue}', 'r', 'd', '', '\x{DigestOf(body)}', now(), 2, 'retried')
            """);
        await Deliver(Queue, body);
        Assert.That(await Ask<string>($"select state from failed_work where {OfThis(body)}"), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_known_one_tells_as_many_requests_as_it_did_at_first()
    {
        var (id, other) = (await Decided("recheck-known"), await Decided("recheck-known-too"));
        var early = Recheck("known-early", id, TooEarly);
        var good = Recheck("known-good", other);
        var told = new List<(int, bool)>();
        foreach (var body in new[] { early, early, good, good })
        {
            var reading = (RecheckReading.Readable)The<RecheckReader>().Read(Bytes(body), default!);
            var taken = (RecheckTaken.Stored)await The<RecheckTaking>().Take(
                reading, new(Submitter, [Scope.Any], "", [Scope.Any]), [1], TimeProvider.System.GetUtcNow(), CancellationToken.None);
            told.Add((taken.Received, taken.KnownBefore));
        }

        Assert.That(told, Is.EqualTo(new[] { (0, false), (0, true), (1, false), (1, true) }));
    }

    [Test]
    public async Task Those_that_cannot_be_closed_hold_up_no_other()
    {
        for (var broken = 0; broken < 6; broken++)
        {
            await Ended($"broken-{broken}", "2026-11-01", "changed");
        }

        await Ended("good", "2026-11-02", "unchanged");
        await The<RecheckClosing>().Round(CancellationToken.None);
        Assert.That(await Ask<string>("select string_agg(batch_id, ',') from recheck where closed_at is not null and as_of = '2020-01-01'"), Is.EqualTo("good"));
    }

    /// <summary>A recheck whose only place has come to this; what has changed must say how, and does not.</summary>
    private Task Ended(string batchId, string receivedAt, string state) => Do($$"""
        insert into batch (submitter, batch_id, batch_digest, received_at, received, refused, members, closed_at, programmes, region, purpose)
        values ('{{Submitter}}', '{{batchId}}', '', '{{receivedAt}}', 1, 0, '{}', now(), '{}', '', '');
        insert into recheck (submitter, batch_id, as_of, received_at, programmes, region, purpose)
        values ('{{Submitter}}', '{{batchId}}', '2020-01-01', '{{receivedAt}}', '{}', '', '');
        insert into recheck_item (submitter, batch_id, place, path, state, programmes, region, purpose)
        values ('{{Submitter}}', '{{batchId}}', 0, '$', '{{state}}', '{}', '', '')
        """);

    private static string OfThis(JsonObject body) => $"body_digest = '\\x{DigestOf(body)}'";

    private static string DigestOf(JsonObject body) => Convert.ToHexStringLower(SHA256.HashData(Bytes(body)));

    private static JsonObject Recheck(string batchId, VerificationId earlier, string asOf = "2020-12-01") => Recheck(batchId, [earlier], asOf);

    private static JsonObject Recheck(string batchId, IReadOnlyList<VerificationId> earlier, string asOf = "2020-12-01") => new()
    {
        ["submitter"] = Submitter, ["batchId"] = batchId, ["verifications"] = new JsonArray([.. earlier.Select(id => JsonValue.Create($"{id}"))]), ["asOf"] = asOf,
    };
}
