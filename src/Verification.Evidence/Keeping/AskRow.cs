using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>One source's open questions of one round, waiting for the slow lane.</summary>
/// <param name="DueAt">When it is asked next; the lease of a claim moves it.</param>
/// <param name="Deadline">When the round's gate opens without it.</param>
public sealed record AskRow(
    RoundKey Round, SourceId Source, IReadOnlyList<int> Members, DateTimeOffset DueAt, DateTimeOffset Deadline, string? Ticket)
{
    /// <summary>When a provisional verdict is due, whatever is open then; null: there is none.</summary>
    public DateTimeOffset? ProvisionalAt { get; init; }

    /// <summary>The rows of a parked round: asked again at once, or when the source promised its answer.</summary>
    public static IReadOnlyList<AskRow> Of(RoundKey round, Gate.Parked parked, DateTimeOffset now) =>
    [
        .. parked.Open.Select(o => new AskRow(round, o.Source, o.Members, DueOf(o.Expected, now, parked.Deadline), parked.Deadline, o.Ticket)
        {
            ProvisionalAt = parked.ProvisionalAt,
        }),
    ];

    // A promise beyond the deadline is still asked for once before it.
    internal static DateTimeOffset DueOf(DateTimeOffset? expected, DateTimeOffset now, DateTimeOffset deadline)
    {
        var due = expected ?? now;
        var last = deadline - TimeSpan.FromSeconds(5);
        due = due > last ? last : due;
        return due < now ? now : due;
    }
}

/// <summary>An ask this process may work on until its lease ends.</summary>
/// <param name="Attempts">Fence: a write of an older claim finds another number and changes nothing.</param>
/// <param name="SealedAnswer">What earlier tries brought, sealed under the household's key.</param>
public sealed record ClaimedAsk(
    RoundKey Round, SourceId Source, IReadOnlyList<int> Members, int Attempts, DateTimeOffset Deadline, string? Ticket, byte[]? SealedAnswer);

/// <summary>What one try brought for one ask.</summary>
/// <param name="SealedAnswer">All answers so far, sealed.</param>
/// <param name="StillOpen">Persons still without an answer; empty: the ask is closed.</param>
/// <param name="DueAt">When to ask again for those.</param>
public sealed record TriedAsk(ClaimedAsk Ask, byte[]? SealedAnswer, IReadOnlyList<int> StillOpen, DateTimeOffset DueAt, string? Ticket);

/// <summary>A kept ask with its answers opened.</summary>
public sealed record KeptAsk(
    SourceId Source, string State, IReadOnlyList<int> Members, DateTimeOffset Deadline, ProvisionalTurn Turn, IReadOnlyList<Answer> Answers);
