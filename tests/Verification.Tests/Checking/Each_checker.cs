using System.Security.Cryptography;
using NUnit.Framework;
using Verification.TestKit.Checking;
using Verification.TestKit.Requests;

namespace Verification.Tests.Checking;

/// <summary>A checker that cannot fail proves nothing: each is shown a run with one thing spoiled.</summary>
[TestFixture]
internal sealed class Each_checker
{
    [Test]
    public void Finds_nothing_in_a_flawless_run() => Assert.That(Promises.Broken(new AFlawlessRun().Take("twice", rounds: 2).Record()), Is.Empty);

    [TestCaseSource(nameof(SpoiledRows))]
    public void Finds_what_is_wrong_with_the_rows(string promise, Func<StoredRun, StoredRun> spoil) =>
        Assert.That(Found(new AFlawlessRun().Record(spoil)), Does.Contain(promise));

    [TestCaseSource(nameof(SpoiledRecords))]
    public void Finds_what_is_wrong_with_the_run(string promise, Func<RunRecord, RunRecord> spoil) =>
        Assert.That(Found(spoil(new AFlawlessRun().Record())), Does.Contain(promise));

    [TestCaseSource(nameof(SpoiledJournals))]
    public void Finds_what_is_wrong_with_the_messages(string promise, Action<AFlawlessRun> spoil)
    {
        var run = new AFlawlessRun();
        spoil(run);
        Assert.That(Found(run.Record()), Does.Contain(promise));
    }

    [Test]
    public void Lets_a_withdrawn_verification_end_without_a_verdict()
    {
        var run = new AFlawlessRun().Record(s => Without(s, s.Verdicts[0].VerificationId) with { Submissions = [s.Submissions[0] with { State = "closed" }, .. s.Submissions.Skip(1)] });
        Assert.That(Found(run), Does.Contain("P1").And.Contain("P3"), "nobody withdrew it, and it was heard");
        var withdrawn = run with { Withdrawn = new HashSet<Guid> { run.Stored.Submissions[0].VerificationId } };
        Assert.That(Found(withdrawn), Does.Not.Contain("P1").And.Not.Contain("rest"));
    }

    [Test]
    public void Lets_a_later_round_say_what_the_registers_say_or_what_is_true_and_nothing_else()
    {
        var run = new AFlawlessRun().Take("contested", rounds: 2).Record();
        RunRecord Of(bool entitled, string expected) => run with { Truth = new(new Dictionary<string, HouseholdTruth> { ["contested"] = new(entitled, expected) }) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found(Of(entitled: false, "eligible")), Is.Empty, "an objection brought nothing new");
            Assert.That(Promises.Broken(Of(entitled: true, "review")).Select(v => v.What), Has.All.Contains("round 1"), "new evidence showed it");
            Assert.That(Promises.Broken(Of(entitled: false, "review")).Select(v => v.What), Has.Some.Contains("round 2"));
        }
    }

    [Test]
    public void Lets_an_injected_body_rest_and_wants_it_to()
    {
        var bad = SHA256.HashData("bad"u8);
        var row = new RestingWork("verification.intake", "unreadable_json", bad, "resting", 1, ARequest.ReceivedAt);
        var clean = new AFlawlessRun().Record();
        var rested = clean with { Stored = clean.Stored with { Resting = [row] }, Injected = [bad] };
        Assert.That(Promises.Broken(rested), Is.Empty);
        Assert.That(Found(rested with { Injected = [bad, bad] }), Is.EqualTo(new[] { "P6" }), "two were injected");
        Assert.That(Found(rested with { Injected = [] }), Is.EqualTo(new[] { "P6" }), "nobody injected it");
    }

    [Test]
    public void Lets_a_request_expire_only_after_its_own_deadline_and_when_it_is_told()
    {
        var run = new AFlawlessRun();
        var sent = run.Journal.Note(new SentRequest(AFlawlessRun.Submitter, "late", SentBy.Amqp, "late"u8.ToArray()) { Deadline = ARequest.ReceivedAt });
        run.Journal.Note(sent, SentOutcome.Promised);
        var row = new RestingWork("verification.intake", "deadline_too_soon", sent.RawDigest, "resting", 1, ARequest.ReceivedAt.AddSeconds(9));
        Assert.That(Found(run.Record(s => s with { Resting = [row] })), Is.EquivalentTo(new[] { "P1", "P6" }), "nobody was told");
        run.Journal.Note(at => new HeardMessage(at, "VerificationRefused", Guid.AllBitsSet, AFlawlessRun.Submitter, "late", null, 0, [1], ["VR-INT-020"]));
        Assert.That(Found(run.Record(s => s with { Resting = [row] })), Is.Empty);
        var early = row with { FailedAt = ARequest.ReceivedAt.AddSeconds(-9) };
        Assert.That(Found(run.Record(s => s with { Resting = [early] })), Is.EquivalentTo(new[] { "P1", "P6" }), "its deadline had not passed");
    }

    private static IEnumerable<TestCaseData> SpoiledRows()
    {
        yield return Rows("P1", "a promised request is gone", s => Without(s, s.Submissions[0].VerificationId) with { Submissions = [.. s.Submissions.Skip(1)] });
        yield return Rows("P1", "a verdict is missing", s => s with { Verdicts = [.. s.Verdicts.Skip(1)] });
        yield return Rows("P1", "a round has no row", s => s with { Rounds = [.. s.Rounds.Skip(1)] });
        yield return Rows("P1", "a round has two verdicts", s => s with { Verdicts = [.. s.Verdicts, s.Verdicts[0]] });
        yield return Rows("P1", "round 2 stands without round 1", s => s with { Verdicts = [s.Verdicts[0] with { Round = 2 }, .. s.Verdicts.Skip(1)] });
        yield return Rows("P1", "still gathering", s => s with { Submissions = [s.Submissions[0] with { State = "gathering" }, .. s.Submissions.Skip(1)] });
        yield return Rows("P1", "decided too late", s => s with { Submissions = [s.Submissions[0] with { Deadline = s.Verdicts[0].IssuedAt.AddSeconds(-61) }, .. s.Submissions.Skip(1)] });
        yield return Rows("P2", "an id that is not derived", s => s with { Submissions = [s.Submissions[0] with { VerificationId = s.Verdicts[1].VerdictId }, .. s.Submissions.Skip(1)] });
        yield return Rows("P2", "stored twice", s => s with { Submissions = [.. s.Submissions, s.Submissions[0]] });
        yield return Rows("P3", "stored and published bytes differ", s => s with { Verdicts = [s.Verdicts[0] with { BodyDigest = [1] }, .. s.Verdicts.Skip(1)] });
        yield return Rows("P3", "published and not stored", s => Without(s, s.Verdicts[0].VerificationId));
        yield return Rows("P4", "a digest of something else", s => s with { Verdicts = [s.Verdicts[0] with { Digest = s.Verdicts[1].Digest }, .. s.Verdicts.Skip(1)] });
        yield return Rows("P5", "decided against the truth", s => s with { Verdicts = [s.Verdicts[0] with { Outcomes = ["dibao:ineligible"] }, .. s.Verdicts.Skip(1)] });
        yield return Rows("P6", "an innocent rests", s => s with { Resting = [new("verification.intake", "internal_fault", [1, 2, 3, 4, 5, 6], "resting", 1, ARequest.ReceivedAt)] });
        yield return Rows("rest", "an outbox row is left", s => s with { Left = s.Left with { Outbox = 1 } });
        yield return Rows("rest", "an open ask is left", s => s with { Left = s.Left with { Asks = 1 } });
        yield return Rows("rest", "a lease is left", s => s with { Left = s.Left with { Leases = 1 } });
        yield return Rows("rest", "somebody is still suspected", s => s with { Left = s.Left with { Suspects = 1 } });
        yield return Rows("rest", "a message is left", s => s with { Left = s.Left with { Queues = new Dictionary<string, long> { ["verification.intake"] = 1 } } });
        yield return Rows("rest", "a verdict of nobody", s => s with { Submissions = [.. s.Submissions.Skip(1)] });
    }

    private static IEnumerable<TestCaseData> SpoiledRecords()
    {
        yield return Record("P4", "a second assessment differs", r => r with { Recomputed = r.Stored.Verdicts.ToDictionary(v => v.VerdictId, _ => new byte[] { 1 }) });
        yield return Record("P11", "memory without bound", r => r with { MemoryPeak = P11_overload_is_refused_early.MemoryMax + 1 });
        yield return Record("P12", "a stop that fails", r => r with { Stopped = [new(1, TimeSpan.Zero)] });
        yield return Record("P12", "a stop that does not end", r => r with { Stopped = [new(0, P12_change_loses_nothing.Grace + TimeSpan.FromSeconds(1))] });
        yield return Record("hit", "a fault that hit nothing", r => r with { Faults = [new("killed", 5, 0)] });
        yield return Record("hit", "no fault at all", r => r with { Faults = [] });
    }

    private static IEnumerable<TestCaseData> SpoiledJournals()
    {
        yield return Journal("P1", "promised and never stored", run => run.Journal.Note(Sent(run, "lost"), SentOutcome.Promised));
        yield return Journal("P2", "a second content answered 2xx", run => run.Journal.Note(Sent(run, "r-0", SentBy.Http), SentOutcome.Promised));
        yield return Journal("P2", "a second content neither rests nor is told", run => run.Journal.Note(Sent(run, "r-0"), SentOutcome.Promised));
        yield return Journal("P2", "spoken of as another", run => run.Hear(VerdictOf(run, 0), "r-1"));
        yield return Journal("P3", "heard before it was stored", run => run.Journal.NoteLookUp(1, [Guid.Empty]));
        yield return Journal("P3", "one round under two message ids", run => run.Hear(VerdictOf(run, 0), "r-0", Guid.AllBitsSet));
        yield return Journal("P3", "rounds out of order", Reversed);
        yield return Journal("P3", "one message id, two contents", run => run.Hear(VerdictOf(run, 0) with { BodyDigest = [1] }, "r-0"));
        yield return Journal("P5", "eligible on a mandatory silence", run => run.Take("silent", bankSaid: "no-answer"));
        yield return Journal("P11", "a slow refusal", run => run.Journal.Note(new HttpAnswer(503, TimeSpan.FromSeconds(2))));
        yield return Journal("P11", "a 500", run => run.Journal.Note(new HttpAnswer(500, TimeSpan.Zero)));
    }

    /// <summary>Two rounds whose second message came first.</summary>
    private static void Reversed(AFlawlessRun run)
    {
        var other = new AFlawlessRun(0).Take("late", rounds: 2).Record();
        foreach (var verdict in other.Stored.Verdicts.Reverse())
            run.Hear(verdict, "late");
    }

    private static SentRequest Sent(AFlawlessRun run, string requestId, SentBy by = SentBy.Amqp) => run.Journal.Note(new SentRequest(
        AFlawlessRun.Submitter, requestId, by,
        ARequest.Valid().With("submitter", AFlawlessRun.Submitter).With("requestId", requestId).With("caseNo", "another").Bytes));

    private static StoredVerdict VerdictOf(AFlawlessRun run, int index) => run.Record().Stored.Verdicts[index];

    private static StoredRun Without(StoredRun stored, Guid verification) => stored with
    {
        Verdicts = [.. stored.Verdicts.Where(v => v.VerificationId != verification)],
        Rounds = [.. stored.Rounds.Where(r => r.VerificationId != verification)],
    };

    private static IReadOnlyList<string> Found(RunRecord run) => [.. Promises.Broken(run).Select(v => v.Promise).Distinct()];

    private static TestCaseData Rows(string promise, string name, Func<StoredRun, StoredRun> spoil) => new TestCaseData(promise, spoil).SetArgDisplayNames(promise, name);

    private static TestCaseData Record(string promise, string name, Func<RunRecord, RunRecord> spoil) => new TestCaseData(promise, spoil).SetArgDisplayNames(promise, name);

    private static TestCaseData Journal(string promise, string name, Action<AFlawlessRun> spoil) => new TestCaseData(promise, spoil).SetArgDisplayNames(promise, name);
}
