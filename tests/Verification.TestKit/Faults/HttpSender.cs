using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Verification.TestKit.Checking;

namespace Verification.TestKit.Faults;

/// <summary>Sends requests over HTTP, each until it is answered for good: 503 and a broken connection mean asking again.</summary>
/// <param name="callers">One per process of the service; a caller whose process has gone is passed over for the next.</param>
/// <param name="journal">What is known of each.</param>
public sealed class HttpSender(Func<IReadOnlyList<HttpClient>> callers, Journal journal)
{
    private static readonly Uri Verifications = new("/v1/verifications", UriKind.Relative);
    private static readonly Uri Batches = new("/v1/batches", UriKind.Relative);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private int _turn;

    /// <summary>Calls that had to be made again.</summary>
    public int SentAgain => _again;

    private int _again;

    /// <summary>Sends all, a number at once; returns when each has its answer.</summary>
    public Task Send(IEnumerable<SentRequest> requests, int atOnce, CancellationToken ct) => Parallel.ForEachAsync(
        requests, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = ct },
        async (request, token) => await SendUntilAnswered(journal.Note(request), token));

    /// <summary>Sends a request that is noted already until it is answered for good.</summary>
    public async Task SendUntilAnswered(SentRequest request, CancellationToken ct) =>
        journal.Note(request, await UntilAnswered(() => SendOnce(request, ct), ct));

    /// <summary>Sends a batch of requests that are noted already until it is answered for good.</summary>
    public Task SendBatchUntilAnswered(string batchId, IReadOnlyList<SentRequest> requests, CancellationToken ct) =>
        UntilAnswered(() => SendBatchOnce(batchId, requests, ct), ct);

    private async Task<SentOutcome> UntilAnswered(Func<Task<SentOutcome>> send, CancellationToken ct)
    {
        while (true)
        {
            var outcome = await send();
            if (outcome is not (SentOutcome.Unknown or SentOutcome.Busy))
                return outcome;
            Interlocked.Increment(ref _again);
            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    /// <summary>One call, whatever it brings.</summary>
    public Task<SentOutcome> SendOnce(SentRequest request, CancellationToken ct) => Post(Verifications, request.Body, ct);

    /// <summary>One call for many requests; what it promises, it promises each.</summary>
    public async Task<SentOutcome> SendBatchOnce(string batchId, IReadOnlyList<SentRequest> requests, CancellationToken ct)
    {
        var items = string.Join(',', requests.Select(r => Encoding.UTF8.GetString(r.Body.Span)));
        var outcome = await Post(
            Batches, Encoding.UTF8.GetBytes($$"""{"submitter":"{{requests[0].Submitter}}","batchId":"{{batchId}}","verifications":[{{items}}]}"""), ct);
        foreach (var request in requests)
            journal.Note(request, outcome);
        return outcome;
    }

    private async Task<SentOutcome> Post(Uri place, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var all = callers();
        if (all.Count == 0)
            return SentOutcome.Unknown;
        var caller = all[(Interlocked.Increment(ref _turn) & int.MaxValue) % all.Count];
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await caller.PostAsync(place, content, ct);
            journal.Note(new HttpAnswer((int)answer.StatusCode, Stopwatch.GetElapsedTime(began)));
            return answer.StatusCode switch
            {
                HttpStatusCode.Accepted or HttpStatusCode.OK => SentOutcome.Promised,
                HttpStatusCode.Conflict => SentOutcome.OtherBody,
                HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => SentOutcome.Busy,
                >= HttpStatusCode.InternalServerError => SentOutcome.Unknown,
                _ => SentOutcome.Refused,
            };
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException || (gone is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return SentOutcome.Unknown;
        }
    }
}
