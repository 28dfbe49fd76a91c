using Verification.Platform.Database;
using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>A household the slow lane may ask about, opened for the time of one chunk.</summary>
/// <param name="Needs">What the law in force wants asked, and for which days.</param>
public sealed record OpenedHousehold(HouseholdFacts Facts, HouseholdKeys Keys, SourceNeeds Needs);

/// <summary>A source's ask that is closed now.</summary>
/// <param name="Answered">False: its deadline passed.</param>
public sealed record ClosedAsk(RoundKey Round, SourceId Source, bool Answered);

/// <summary>What the composer lends the slow lane, which knows no other step.</summary>
public sealed record SlowLaneSeams
{
    /// <summary>Opens the households of these rounds; one that is gone or erased is not among them.</summary>
    public required Func<IReadOnlyList<RoundKey>, CancellationToken, Task<IReadOnlyList<OpenedHousehold>>> Open { get; init; }

    /// <summary>Tries the gates of verifications without any open ask, or whose provisional verdict is due; may be told the same one twice.</summary>
    public required Func<IReadOnlyList<VerificationId>, CancellationToken, Task> Ready { get; init; }

    /// <summary>The same for verifications of which an ask was closed while others are open; null: their gates wait for the last one.</summary>
    public Func<IReadOnlyList<VerificationId>, CancellationToken, Task>? Moved { get; init; }

    /// <summary>The same for those a sweep has found left behind, whose completion may have ended a process; null: no difference is made.</summary>
    public Func<IReadOnlyList<VerificationId>, CancellationToken, Task>? Left { get; init; }

    /// <summary>The same for provisional verdicts that somebody took on and did not issue, each with how often it was found so.</summary>
    public Func<IReadOnlyDictionary<VerificationId, int>, CancellationToken, Task>? LeftUrgent { get; init; }

    /// <summary>Writes what the world is told of closed asks, in the transaction that closes them.</summary>
    public Func<Batch, IReadOnlyList<ClosedAsk>, CancellationToken, Task>? Closed { get; init; }
}
