namespace Verification.Contracts.Api;

/// <summary>The data of one server-sent event about a verification.</summary>
/// <remarks>
/// A batch sends <see cref="BatchStatus"/> instead. The stream's <c>event</c> line says the same as <see cref="Kind"/>; an event
/// <c>heartbeat</c> carries no data.
/// </remarks>
public sealed record VerificationEvent
{
    [OneOf("accepted", "progressed", "verdict", "closed")]
    public required string Kind { get; init; }

    public required Guid VerificationId { get; init; }

    public required string RequestId { get; init; }

    [OneOf("received", "gathering", "decided", "closed")]
    public required string State { get; init; }

    /// <summary>Sources that have not answered; empty once the verdict is there.</summary>
    public required IReadOnlyList<string> OpenSources { get; init; }

    /// <summary>Present while sources are open.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Present in <c>verdict</c>; the whole verdict stands at <see cref="Location"/>.</summary>
    public ListedVerdict? Verdict { get; init; }

    public required string Location { get; init; }
}
