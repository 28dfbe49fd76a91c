using Verification.Platform.Database;

namespace Verification.Pipeline.Commit;

/// <summary>How long to wait before the same batch is tried again.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>A fault of ours needs a person; asking again every 15 s heals the road as soon as one has helped.</summary>
    private static readonly TimeSpan WhileHeld = TimeSpan.FromSeconds(15);

    public static TimeSpan After(int attempt, FaultKind kind) => kind is FaultKind.Ours or FaultKind.BadRow
        ? WhileHeld
        : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(attempt - 1, 10)));
}
