using Verification.Contracts.Rechecks;

namespace Verification.Contracts.Api;

/// <summary>How far a recheck is, with everything that has changed; complete once <see cref="ClosedAt"/> is there.</summary>
public sealed record RecheckStatus
{
    public required string BatchId { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required RecheckCounts Counts { get; init; }

    public required IReadOnlyList<RecheckChange> Changes { get; init; }

    public required IReadOnlyList<RecheckUndecided> Undecided { get; init; }
}
