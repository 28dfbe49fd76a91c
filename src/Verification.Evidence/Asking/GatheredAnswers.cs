using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>What is known of one household after asking, and which questions are still open.</summary>
/// <param name="Closed">Answered or silent, at most one per source and person.</param>
/// <param name="Open">Per source the persons still without an answer.</param>
public sealed record GatheredAnswers(VerificationId Verification, IReadOnlyList<Answer> Closed, IReadOnlyList<OpenAsk> Open)
{
    /// <summary>Sources whose open questions were closed as not answered because the deadline passed.</summary>
    public IReadOnlyList<SourceId> Lapsed { get; init; } = [];

    /// <summary>What is known, every open question as one that may still be answered.</summary>
    public IReadOnlyList<Answer> WithOpen() =>
        Open.Count == 0
            ? Closed
            : [.. Closed, .. Open.SelectMany(o => o.Members, (o, member) => new Answer.Later(Verification, o.Source, member, o.Ticket, o.Expected))];

    /// <summary>Every open question closed as not answered, for a gate that opens without them.</summary>
    public IReadOnlyList<Answer> WithSilences() =>
        Open.Count == 0
            ? Closed
            : [.. Closed, .. Open.SelectMany(o => o.Members, (o, member) => new Answer.Silent(Verification, o.Source, member, Silence.NoAnswer))];
}

/// <summary>Questions of one household to one source that wait for the slow lane.</summary>
/// <param name="Ticket">The source's own mark of a promised answer.</param>
/// <param name="Expected">When the source said it would answer.</param>
/// <param name="Why">Why the fast lane has no answer.</param>
public sealed record OpenAsk(SourceId Source, IReadOnlyList<int> Members, string? Ticket, DateTimeOffset? Expected, LaterCause Why);

/// <summary>Why an ask left the fast lane open.</summary>
public enum LaterCause
{
    /// <summary>The source promised an answer.</summary>
    Promised,

    /// <summary>The source said nothing to this question.</summary>
    Unanswered,

    /// <summary>No answer within the one attempt.</summary>
    TimedOut,

    /// <summary>The call failed.</summary>
    Failed,

    /// <summary>The source answered what nobody asked, twice, or beyond the limits: nothing of the call is kept.</summary>
    Untrusted,

    /// <summary>The breaker is open.</summary>
    Unavailable,

    /// <summary>Too many questions wait already, or all calls are taken.</summary>
    Full,

    /// <summary>The source has no fast lane.</summary>
    NotFast,
}
