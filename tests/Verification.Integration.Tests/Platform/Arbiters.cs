using NUnit.Framework;
using Verification.Platform.Submissions;
using Verification.Vocabulary;
using static Verification.Integration.Tests.Platform.Some_rows;

namespace Verification.Integration.Tests.Platform;

[TestFixture]
public sealed class Arbiters : MigratedDatabase
{
    private SubmissionStore Submissions => new(Road);

    [Test]
    public async Task Let_the_first_delivery_win_and_know_the_second()
    {
        var first = await Road.Win(Arrival("first"));
        var second = await Road.Win(Arrival("first"));
        Assert.That(first, Is.EqualTo(new[] { new SubmissionOutcome.Won(Month, Noon) }));
        Assert.That(second, Is.EqualTo(new[]
        {
            new SubmissionOutcome.Known(VerificationId.Derive("dibao-city", "first"), Month, SubmissionState.Decided),
        }));
    }

    [Test]
    public async Task Refuse_another_body_under_the_same_request_id()
    {
        await Road.Win(Arrival("other-body"));
        var second = await Road.Win(Arrival("other-body", body: "{ }"), Arrival("beside-other-body"));
        Assert.That(second[0], Is.EqualTo(new SubmissionOutcome.OtherBody(VerificationId.Derive("dibao-city", "other-body"))));
        Assert.That(second[1], Is.TypeOf<SubmissionOutcome.Won>());
    }

    [Test]
    public async Task Let_each_of_200_rows_be_won_once_by_two_connections()
    {
        // The two offer the rows in opposite order, which deadlocks whenever one of them does not sort.
        var arrivals = Enumerable.Range(0, 200).Select(i => Arrival($"race-{i:000}")).ToArray();
        var offers = await Task.WhenAll(Road.Win(arrivals), Road.Win([.. arrivals.Reverse()]), Road.Win(arrivals));
        var wins = offers.Sum(o => o.Count(x => x is SubmissionOutcome.Won));
        var losses = offers.Sum(o => o.Count(x => x is SubmissionOutcome.Known));
        Assert.That((wins, losses), Is.EqualTo((200, 400)));
    }

    [Test]
    public async Task Let_each_of_200_received_rows_be_taken_once_by_two_connections()
    {
        var ids = Enumerable.Range(0, 200).Select(i => $"take-{i:000}").ToArray();
        await Road.Receive([.. ids.Select(i => Received(i))]);
        var arrivals = ids.Select(i => Arrival(i, door: Door.Http)).ToArray();
        var offers = await Task.WhenAll(Road.Win(arrivals), Road.Win([.. arrivals.Reverse()]));
        Assert.That(offers.Sum(o => o.Count(x => x is SubmissionOutcome.Won)), Is.EqualTo(200));
        Assert.That(await Ask<long>("select count(*) from submission where request_id like 'take-%' and sealed_body is not null"), Is.Zero);
    }

    [Test]
    public async Task Give_the_month_of_the_row_that_was_received_first()
    {
        await Road.Receive(Received("month"));
        var won = (SubmissionOutcome.Won)(await Road.Win(Arrival("month", door: Door.Http)))[0];
        Assert.That(won.ReceivedMonth, Is.EqualTo(new DateOnly(2026, 12, 1)));
    }

    [Test]
    public async Task Let_a_message_lose_against_the_same_request_received_by_http()
    {
        await Road.Receive(Received("both-doors"));
        var message = (await Road.Win(Arrival("both-doors")))[0];
        var http = (await Road.Win(Arrival("both-doors", door: Door.Http)))[0];
        Assert.That(message, Is.TypeOf<SubmissionOutcome.Known>());
        Assert.That(http, Is.TypeOf<SubmissionOutcome.Won>());
    }

    [Test]
    public async Task Answer_a_repeated_http_request_with_what_is_known()
    {
        var id = VerificationId.Derive("dibao-city", "http");
        Assert.That(await Road.Receive(Received("http")), Is.EqualTo(new[] { new ReceiveOutcome.Stored(id) }));
        Assert.That(await Road.Receive(Received("http")), Is.EqualTo(new[] { new ReceiveOutcome.Known(id, SubmissionState.Received) }));
        Assert.That(await Road.Receive(Received("http", body: "{ }")), Is.EqualTo(new[] { new ReceiveOutcome.OtherBody(id) }));
    }

    [Test]
    public async Task Leave_no_trace_of_a_batch_that_was_not_committed()
    {
        await using (var batch = await Road.Begin(CancellationToken.None))
        {
            await Submissions.Win(batch, [Arrival("lost")], CancellationToken.None);
        }

        Assert.That((await Road.Win(Arrival("lost")))[0], Is.TypeOf<SubmissionOutcome.Won>());
    }

    [Test]
    public async Task Keep_a_closed_verification_closed()
    {
        await Road.Win(Arrival("closed"));
        VerificationId[] ids = [VerificationId.Derive("dibao-city", "closed")];
        await Road.InBatch(b => Submissions.SetState(b, ids, SubmissionState.Closed, CancellationToken.None), CancellationToken.None);
        await Road.InBatch(b => Submissions.SetState(b, ids, SubmissionState.Gathering, CancellationToken.None), CancellationToken.None);
        Assert.That(await Ask<string>("select state from submission where request_id = 'closed'"), Is.EqualTo("closed"));
    }
}
