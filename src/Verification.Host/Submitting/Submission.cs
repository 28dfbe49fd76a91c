using Verification.Platform.Messaging;

namespace Verification.Host.Submitting;

/// <summary>Submits requests and, if wanted, waits for what becomes of them.</summary>
/// <param name="key">Routing key: a request, or something that follows on a verification.</param>
public sealed class Submission(Uri broker, string key, TimeProvider clock)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);

    /// <summary>Publishes and leaves; answers how many the broker did not take.</summary>
    public async Task<int> Send(IReadOnlyList<Request> requests, IProgress<long> progress, CancellationToken ct)
    {
        await using var connection = Connect();
        var sent = 0L;
        return await new RequestPublisher(connection, key).Publish(requests, _ => progress.Report(++sent), ct);
    }

    /// <summary>Publishes and waits until every request is settled, or nothing more came for <paramref name="patience"/>.</summary>
    public async Task<SubmissionSummary> SendAndWatch(
        IReadOnlyList<Request> requests, TimeSpan patience, IProgress<long> progress, CancellationToken ct)
    {
        var tally = new Tally(clock);
        await using var connection = Connect();
        await using var watch = await AnswerWatch.Begin(connection, requests.Select(request => request.Key.Submitter).Distinct(), tally, ct);
        tally.Expect(requests);
        var publishing = new RequestPublisher(connection, key).Publish(requests, request => tally.Leaves(request.Key), ct);
        await Wait(tally, patience, progress, ct);
        await publishing;
        return tally.Summarise();
    }

    private async Task Wait(Tally tally, TimeSpan patience, IProgress<long> progress, CancellationToken ct)
    {
        var settled = 0;
        var lastAnswer = clock.GetTimestamp();
        using var timer = new PeriodicTimer(BetweenReports, clock);
        while (!tally.AllSettled.IsCompleted && clock.GetElapsedTime(lastAnswer) < patience)
        {
            await timer.WaitForNextTickAsync(ct);
            if (tally.Settled == settled)
                continue;
            settled = tally.Settled;
            lastAnswer = clock.GetTimestamp();
            progress.Report(settled);
        }

        progress.Report(tally.Settled);
    }

    private BrokerConnection Connect() => new(new BrokerOptions(broker) { ClientName = "verification submit" }, clock);
}
