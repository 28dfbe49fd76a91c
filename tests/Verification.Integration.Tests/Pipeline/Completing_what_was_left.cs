using NUnit.Framework;
using Verification.Evidence;
using Verification.Pipeline.Verifying;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>A parked round over which we fail, or that ends the process, comes to an end that is told.</summary>
[TestFixture]
public sealed class Completing_what_was_left : RoadRoom
{
    [Test]
    public async Task One_over_which_we_fail_is_tried_a_few_times_then_rests_and_its_submitter_is_told()
    {
        var told = await Room.Bind("verification.acknowledgements", "#");
        var id = await Left("left-own-fault");
        await Do($"update data_key set wrapped_key = '\\x00' where verification_id = '{id}'");
        var states = new List<string>();
        for (var sweep = 0; sweep < 3; sweep++)
        {
            await HandsLetGo(id);
            await The<Completion>().CompleteLeft([id], CancellationToken.None);
            await Until(async () => sweep < 2 || await StateOf(id) == "closed");
            states.Add(await StateOf(id));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(states, Is.EqualTo(["gathering", "gathering", "closed"]));
            Assert.That(await Ask<long>("select count(*) from failed_work where queue = 'complete' and reason = 'internal_fault'"), Is.EqualTo(1));
            Assert.That((await Room.Take(told, 1)).Single().BasicProperties.Type, Does.Contain("VerificationClosed"));
        }
    }

    [Test]
    public async Task One_that_ended_three_processes_rests()
    {
        var id = await Left("left-ends-it");
        await Do($"update ask set found_left = 2 where verification_id = '{id}'");
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(id.Value.ToByteArray(bigEndian: true)));
        await Do($"insert into suspect values ('\\x{digest}', 3, now(), now())");
        await The<Completion>().CompleteLeft([id], CancellationToken.None);
        await Until(async () => await StateOf(id) == "closed");
        Assert.That(await Ask<long>("select count(*) from failed_work where queue = 'complete' and reason = 'ends_the_process'"), Is.EqualTo(1));
    }

    [Test]
    public async Task One_that_is_only_found_again_is_not_suspected()
    {
        var id = await Left("left-open", state: "open");
        for (var sweep = 0; sweep < 4; sweep++)
        {
            await HandsLetGo(id);
            await The<Completion>().CompleteLeft([id], CancellationToken.None);
        }

        Assert.That(await Ask<int>($"select found_left from ask where verification_id = '{id}'"), Is.Zero);
    }

    [Test]
    public async Task One_that_another_process_has_in_hand_is_left_to_it()
    {
        var id = await Left("left-in-hand", state: "open");
        await Do($"update ask set found_left = 2, lease_until = now() + interval '1 hour' where verification_id = '{id}'");
        await The<Completion>().CompleteLeft([id], CancellationToken.None);
        Assert.That(
            await Ask<int>($"select found_left from ask where verification_id = '{id}'"), Is.EqualTo(2), "neither counted here nor given back");
    }

    [Test]
    public async Task One_whose_key_is_damaged_holds_up_no_other_of_its_chunk()
    {
        var (good, damaged) = (await Left("key-good", state: "open"), await Left("key-damaged", state: "open"));
        await Do($"update data_key set wrapped_key = '\\x00' where verification_id = '{damaged}'");
        RoundKey[] rounds = [.. new[] { damaged, good }.Select(id => new RoundKey(id, new(2020, 1, 1), 1, new(Submitter, [], "", "")))];
        var opened = await The<SlowLaneSeams>().Open(rounds, CancellationToken.None);
        Assert.That(opened.Select(o => o.Facts.Id), Is.EqualTo([good]));
    }

    /// <summary>Whoever found it last has had the time to complete it.</summary>
    private Task HandsLetGo(VerificationId id) => Do($"update ask set lease_until = null where verification_id = '{id}'");

    /// <summary>A verification that waits for one source, whose ask has come to this.</summary>
    private async Task<VerificationId> Left(string requestId, string state = "lapsed")
    {
        var id = await Decided(requestId);
        await Do($"update submission set state = 'gathering' where verification_id = '{id}'");
        await Do($"""
            insert into ask (verification_id, received_month, round, source, members, state, due_at, deadline, submitter, programmes, region, purpose)
            select verification_id, received_month, 1, 'bank-deposits', array[1], '{state}', now(), now() + interval '1 hour', submitter, programmes, region, purpose
            from submission where verification_id = '{id}'
            """);
        return id;
    }

    private Task<string> StateOf(VerificationId id) => Ask<string>($"select state from submission where verification_id = '{id}'");
}
