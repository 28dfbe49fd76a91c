using NUnit.Framework;
using Verification.Assessment.Packs;
using Verification.Evidence;
using Verification.Intake.Keeping;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Exits;
using Verification.Pipeline.Verifying;
using Verification.Platform.Exits;
using Verification.Platform.FailedWork;
using Verification.Platform.Vault;
using Verification.Verdicts.Exits;
using Verification.TestKit.Requests;
using Verification.Vocabulary;

namespace Verification.Integration.Tests.Pipeline;

/// <summary>Exits are applied once, however often and by however many they are claimed.</summary>
[TestFixture]
public sealed class What_follows_on_a_verification : RoadRoom
{
    private const string Queue = "verification.exit.supplement";

    [TearDown]
    public async Task No_promise_was_broken()
    {
        Assert.That(State.HeldBecause, Is.Null);
        await Do("delete from exit where state = 'received'");
        await Do("delete from outbox");
    }

    [Test]
    public async Task An_exit_composed_a_second_time_after_its_round_opens_no_other()
    {
        var id = await Decided("second-run");
        await Deliver(Queue, AnExit.Declaration(Submitter, "second-run-s", id.Value, "100.00"));
        var exit = (await The<ExitStore>().Claim(100, TimeSpan.FromMinutes(1), CancellationToken.None)).Single();
        await Open(exit);
        await Gone(id);
        await Open(exit);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Rounds(id), Is.EqualTo(2));
            Assert.That(await Ask<int>("select round from exit where request_id = 'second-run-s'"), Is.EqualTo(2));
            Assert.That(await Ask<long>("select count(*) from failed_work where message_id = 'second-run-s'"), Is.Zero);
        }
    }

    [Test]
    public async Task Two_exits_at_the_same_moment_open_one_round_each_and_these_leave_in_order()
    {
        var told = await Room.Bind("verification.verdicts", "#");
        var id = await Decided("crossing");
        await Gone(id);
        await Deliver(Queue, AnExit.Declaration(Submitter, "crossing-1", id.Value, "100.00"));
        await Deliver(Queue, AnExit.Declaration(Submitter, "crossing-2", id.Value, "200.00"));
        var claimed = await The<ExitStore>().Claim(100, TimeSpan.FromMinutes(1), CancellationToken.None);
        await Task.WhenAll(claimed.Select(Open));
        Assert.That(await Rounds(id), Is.EqualTo(2));
        await Gone(id);
        await LetLeasesPass();
        await The<ExitWork>().Round(CancellationToken.None);
        await Until(async () => await Rounds(id) == 3);
        var heard = await Room.Take(told, 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(heard.Select(m => m.BasicProperties.MessageId), Is.EqualTo(Enumerable.Range(1, 3).Select(round => $"{VerdictId.Derive(id, round)}")));
            Assert.That(await Ask<long>($"select count(*) from exit where verification_id = '{id}' and state = 'applied'"), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Two_rounds_of_work_over_the_same_exits_change_nothing_twice()
    {
        var id = await Decided("two-sweeps");
        await Gone(id);
        await Deliver(Queue, AnExit.Declaration(Submitter, "two-sweeps-s", id.Value, "100.00"));
        await Deliver("verification.exit.withdrawal", AnExit.Withdrawal(Submitter, "two-sweeps-w", id.Value));
        for (var sweep = 0; sweep < 3; sweep++)
        {
            await LetLeasesPass();
            await The<ExitWork>().Round(CancellationToken.None);
        }

        await Until(async () => await StateOfExit("two-sweeps-w") == "applied" && await StateOfExit("two-sweeps-s") != "received");
        Assert.That(await Rounds(id), Is.EqualTo(2).Or.EqualTo(1), "the withdrawal may have come first");
    }

    [Test]
    public async Task One_that_cannot_be_applied_for_a_fault_of_ours_rests_after_its_tries_and_goes_on_once_that_is_mended()
    {
        var id = await Decided("own-fault");
        await Gone(id);
        await Deliver(Queue, AnExit.Declaration(Submitter, "own-fault-s", id.Value, "100.00"));
        await Do($"create table kept as select * from data_key where verification_id = '{id}'");
        await Do($"delete from data_key where verification_id = '{id}'");
        var states = new List<string>();
        for (var tries = 1; tries <= 3; tries++)
        {
            await LetLeasesPass();
            await The<ExitWork>().Round(CancellationToken.None);
            await Until(async () => tries < 3 || await StateOfExit("own-fault-s") == "refused");
            states.Add(await StateOfExit("own-fault-s"));
        }

        Assert.That(states, Is.EqualTo(["received", "received", "refused"]));
        var row = await Ask<Guid>($"select id from failed_work where queue = '{Queue}' and reason = 'internal_fault' and submitter = '{Submitter}'");
        await Do("insert into data_key select * from kept");
        var sent = ((RetryOutcome.Sent)await The<FailedWorkStore>().Retry(row, CancellationToken.None)).Row.Messages.Single();
        await Deliver(Queue, sent.Body.ToArray());
        Assert.That(await Ask<string>($"select state from failed_work where id = '{row}'"), Is.EqualTo("done"));
        await The<ExitWork>().Round(CancellationToken.None);
        await Until(async () => await StateOfExit("own-fault-s") == "applied");
    }

    [Test]
    public async Task One_that_ended_three_processes_rests_and_is_not_tried_again()
    {
        var id = await Decided("ends-it");
        await Gone(id);
        await Deliver(Queue, AnExit.Declaration(Submitter, "ends-it-s", id.Value, "100.00"));
        await Do("update exit set tries = 2 where request_id = 'ends-it-s'");
        await Do("insert into suspect select body_digest, 3, now(), now() from exit where request_id = 'ends-it-s'");
        await The<ExitWork>().Round(CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StateOfExit("ends-it-s"), Is.EqualTo("refused"));
            Assert.That(await Ask<long>("select count(*) from failed_work where reason = 'ends_the_process'"), Is.EqualTo(1));
            Assert.That(await Ask<long>("select count(*) from suspect"), Is.Zero);
        }
    }

    [Test]
    public async Task One_that_waits_for_the_verdict_before_it_is_never_suspected_of_anything()
    {
        var id = await Decided("waiting");
        await Deliver(Queue, AnExit.Declaration(Submitter, "waiting-s", id.Value, "100.00"));
        await Do($"insert into outbox (id, born_at, lease_until, messages, message_count, message_ids) select gen_random_uuid(), now(), now() + interval '1 hour', '', 0, array['{VerdictId.Derive(id, 1)}'::uuid]");
        for (var sweep = 0; sweep < 5; sweep++)
        {
            await LetLeasesPass();
            await The<ExitWork>().Round(CancellationToken.None);
        }

        Assert.That(await Ask<int>("select tries from exit where request_id = 'waiting-s'"), Is.Zero);
    }

    [TestCase(null)]
    [TestCase("full-time")]
    public async Task A_certificate_that_stands_under_the_source_of_enrolments_tells_nobody_of_an_enrolment(string? detail)
    {
        var id = await Decided($"certificate-{detail}");
        var item = new EvidenceItem
        {
            Kind = EvidenceKind.Enrolment, Source = EnrolmentSource.Id, RecordId = "given", MemberOrdinal = 1, Period = new(null, null), Detail = detail,
            AsOf = new(2020, 6, 1),
        };
        var next = await NextRound(id, [new Answer.Answered(id, EnrolmentSource.Id, 1, [item], item.AsOf, Coverage.Unstated)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(next.Rows.Evidence, Is.Not.Empty);
            Assert.That(next.Rows.Uses, Is.Empty);
        }
    }

    /// <summary>The second round as a supplement would open it over these answers.</summary>
    private async Task<CompletedCase> NextRound(VerificationId id, IReadOnlyList<Answer> answers)
    {
        var household = (await The<HouseholdStore>().Load([id], CancellationToken.None)).Single();
        using var keys = The<Vault>().Unwrap(id, (await The<DataKeyStore>().Load([id], CancellationToken.None))[id]);
        var facts = household.Facts(keys);
        var law = LawApplied.To(facts, The<PackLibrary>(), ((PackInForce.Found)The<PackLibrary>().InForce(facts.Region, facts.AcceptedOn)).Pack);
        var standing = (await The<StandingStore>().Find(Submitter, id, CancellationToken.None))!;
        var round = new RoundKey(id, household.ReceivedMonth, 2, household.Scope);
        return The<CaseAssembly>().NextRound(
            facts, law, round, standing, answers, ExitKind.Supplement, keys, new(Submitter, "s"), static _ => throw new InvalidOperationException());
    }

    private async Task Open(ClaimedExit exit)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Settled(settled, The<NextRounds>().Open(exit, () => Settled(settled), CancellationToken.None));
    }

    /// <summary>Waits until the verdicts so far have left: a later round waits for that.</summary>
    private Task Gone(VerificationId id) => Until(async () => await Ask<long>("select count(*) from outbox") == 0);
}
