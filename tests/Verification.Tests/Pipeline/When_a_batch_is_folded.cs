using NUnit.Framework;
using Verification.Pipeline.Commit;
using Verification.Pipeline.Receiving;
using Verification.Platform.Database;
using Verification.Platform.FailedWork;
using Verification.Platform.Submissions;
using Verification.Vocabulary;

namespace Verification.Tests.Pipeline;

public sealed class When_a_batch_is_folded
{
    private static readonly DateTimeOffset Now = new(2020, 6, 15, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public void Different_requests_stay_apart()
    {
        var folded = CaseFold.Fold([Taken("r-1", 1), Taken("r-2", 1)]);

        Assert.That(folded, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_same_request_with_the_same_body_settles_with_the_first()
    {
        var settled = new List<string>();
        var folded = CaseFold.Fold([Taken("r-1", 1, () => Note(settled, "first")), Taken("r-1", 1, () => Note(settled, "second"))]);

        foreach (var settle in folded.Single().Settles)
        {
            await settle();
        }

        Assert.That(settled, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public void The_same_request_with_another_body_is_refused_unless_the_row_knows_it_and_the_first_stays()
    {
        var folded = CaseFold.Fold([Taken("r-1", 1), Taken("r-1", 2)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(folded[0].First, Is.TypeOf<TakenCase>());
            Assert.That(folded[1].First, Is.TypeOf<KnownOnlyCase>());
            Assert.That(((KnownOnlyCase)folded[1].First).IfUnknown.Row.Reason, Is.EqualTo("other body"));
        }
    }

    [Test]
    public void A_round_found_ready_twice_is_completed_once()
    {
        var id = VerificationId.Derive("s", "r");
        var folded = CaseFold.Fold([Completed(id), Completed(id)]);

        Assert.That(folded, Has.Count.EqualTo(1));
    }

    [Test]
    public void Probes_are_never_folded_together()
    {
        var folded = CaseFold.Fold([new ProbeCase(Settling.NobodyWaits), new ProbeCase(Settling.NobodyWaits)]);

        Assert.That(folded, Has.Count.EqualTo(2));
    }

    private static ValueTask Note(List<string> settled, string who)
    {
        settled.Add(who);
        return ValueTask.CompletedTask;
    }

    private static CompletedCase Completed(VerificationId id) => new(Settling.NobodyWaits, id, 1, new CaseRows(), RestOf);

    private static TakenCase Taken(string requestId, byte body, Settle? settle = null) => new(
        settle ?? Settling.NobodyWaits,
        new NewSubmission(
            requestId, VerificationId.Derive("s", requestId), [body], new DateOnly(2020, 6, 1), Now, SubmissionState.Decided, Door.Amqp,
            new RowScope("s", ["dibao"], "620502", "assistance")),
        [body], new CaseRows(), () => RestOf("other body"), () => RestOf("closed"), RestOf);

    private static Rest RestOf(string reason) =>
        new(new FailedMessage("verification.intake", reason, "", ReadOnlyMemory<byte>.Empty, null, null, "s", Now, 1), null);
}
