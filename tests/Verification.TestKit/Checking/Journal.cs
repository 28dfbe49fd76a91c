using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Verification.TestKit.Checking;

/// <summary>How a client knows its request: by the door it used.</summary>
public enum SentBy
{
    Amqp,
    Http,
    Batch,
}

/// <summary>What the service, or the broker for it, said to one sending.</summary>
public enum SentOutcome
{
    /// <summary>Neither yes nor no came back: both are possible.</summary>
    Unknown,

    /// <summary>Confirmed by the broker, or answered 2xx: from here on the request exists for ever.</summary>
    Promised,

    /// <summary>Told that another content stands under this id (409).</summary>
    OtherBody,

    /// <summary>Refused for good: 4xx other than 409.</summary>
    Refused,

    /// <summary>Told to ask again (503, 429): nothing was promised.</summary>
    Busy,
}

/// <summary>One body sent once or more often under one request id; what came back is noted when it comes.</summary>
public sealed class SentRequest(string submitter, string requestId, SentBy by, ReadOnlyMemory<byte> body)
{
    private int _outcome;

    public string Submitter => submitter;

    public string RequestId => requestId;

    public SentBy By => by;

    /// <summary>As sent; empty where a run is too large to keep them.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>SHA-256 of the body as sent.</summary>
    public byte[] RawDigest { get; init; } = SHA256.HashData(body.Span);

    /// <summary>The household of the city it speaks of; null where the city's truth says nothing about it.</summary>
    public string? Household { get; init; }

    /// <summary>The deadline it carries; null when it leaves that to the law.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Sent on purpose to be refused or to rest: a promise about it is that it rests, not that it is verified.</summary>
    public bool IsBad { get; init; }

    /// <summary>When it was noted, by the clock of this process that only goes forward: latencies count from here.</summary>
    public long NotedAt { get; internal set; }

    public SentOutcome Outcome => (SentOutcome)Volatile.Read(ref _outcome);

    /// <summary>A promise once given is not taken back by a later refusal.</summary>
    public void Becomes(SentOutcome outcome)
    {
        if (Outcome != SentOutcome.Promised)
            Volatile.Write(ref _outcome, (int)outcome);
    }
}

/// <summary>A message an assistance system received.</summary>
/// <param name="At">Place in the order of arrival.</param>
/// <param name="BodyDigest">SHA-256 of the body as it came.</param>
/// <param name="Round">Of a verdict; 0 for other messages.</param>
/// <param name="Faults">Codes of a refusal.</param>
public sealed record HeardMessage(
    long At, string Type, Guid MessageId, string Submitter, string? RequestId, Guid? VerificationId, int Round, byte[] BodyDigest,
    IReadOnlyList<string> Faults)
{
    /// <summary>When it came, by the same clock as <see cref="SentRequest.NotedAt"/>.</summary>
    public long HeardAt { get; } = Stopwatch.GetTimestamp();
}

/// <summary>An answer of the HTTP door.</summary>
public sealed record HttpAnswer(int Status, TimeSpan Took);

/// <summary>What the client of a run knows: every request, noted before it is sent, what came back, and every message received.</summary>
/// <remarks>Kept outside the service and its servers, so that nothing they lose can be lost here too.</remarks>
public sealed class Journal
{
    private readonly ConcurrentQueue<SentRequest> _sent = new();
    private readonly ConcurrentQueue<HeardMessage> _heard = new();
    private readonly ConcurrentQueue<HttpAnswer> _answers = new();
    private readonly ConcurrentQueue<Guid> _early = new();
    private long _order;
    private long _promised;

    public IReadOnlyCollection<SentRequest> Sent => _sent;

    public IReadOnlyCollection<HeardMessage> Heard => _heard;

    public IReadOnlyCollection<HttpAnswer> Answers => _answers;

    /// <summary>Verdicts heard before their row could be read.</summary>
    public IReadOnlyCollection<Guid> HeardBeforeStored => _early;

    /// <summary>How many verdicts were looked for in the database at the moment they were heard.</summary>
    public long LookedUp { get; private set; }

    /// <summary>Requests promised so far.</summary>
    public long Promised => Interlocked.Read(ref _promised);

    /// <summary>Notes a request; only then may it be sent.</summary>
    public SentRequest Note(SentRequest request)
    {
        request.NotedAt = Stopwatch.GetTimestamp();
        _sent.Enqueue(request);
        return request;
    }

    /// <summary>Notes what came back.</summary>
    public void Note(SentRequest request, SentOutcome outcome)
    {
        if (outcome == SentOutcome.Promised && request.Outcome != SentOutcome.Promised)
            Interlocked.Increment(ref _promised);
        request.Becomes(outcome);
    }

    public void Note(HttpAnswer answer) => _answers.Enqueue(answer);

    /// <summary>Notes a message; call before it is acknowledged.</summary>
    public void Note(Func<long, HeardMessage> message) => _heard.Enqueue(message(Interlocked.Increment(ref _order)));

    /// <summary>Notes whether verdicts just heard could be read from the database.</summary>
    public void NoteLookUp(int count, IEnumerable<Guid> missing)
    {
        LookedUp += count;
        foreach (var verdict in missing)
            _early.Enqueue(verdict);
    }
}
