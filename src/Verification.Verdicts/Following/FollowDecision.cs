namespace Verification.Verdicts.Following;

/// <summary>What there is to tell of a verification.</summary>
public enum FollowKind
{
    /// <summary>It exists; the first a listener hears.</summary>
    Accepted,

    /// <summary>Other sources are open than it was told before.</summary>
    Progressed,

    /// <summary>A round has its verdict.</summary>
    Verdict,

    /// <summary>There will be no verdict any more.</summary>
    Closed,
}

/// <summary>A verification's stand at one moment.</summary>
/// <param name="Rounds">Rounds that have a verdict.</param>
public sealed record VerificationStand(string RequestId, string State, DateTimeOffset ReceivedAt, DateOnly ReceivedMonth, int Rounds, int Open);

/// <summary>One thing to tell.</summary>
/// <param name="Round">Of a verdict, else 0.</param>
/// <param name="Mark">What the listener has been told with it.</param>
public readonly record struct FollowStep(FollowKind Kind, int Round, FollowMark Mark);

/// <summary>Decides what a listener has not heard yet, from rows alone, so that any process can go on where another ended.</summary>
public static class FollowDecision
{
    /// <summary>The steps from what was told to how it stands, in order.</summary>
    public static IReadOnlyList<FollowStep> Since(FollowMark? told, VerificationStand stand)
    {
        var steps = new List<FollowStep>();
        var mark = told ?? new(0, stand.Open, false);
        if (told is null)
        {
            steps.Add(new(FollowKind.Accepted, 0, mark));
        }

        for (var round = mark.Verdicts + 1; round <= stand.Rounds; round++)
        {
            mark = new(round, stand.Open, mark.Closed);
            steps.Add(new(FollowKind.Verdict, round, mark));
        }

        if (stand.Open != mark.Open)
        {
            mark = mark with { Open = stand.Open };
            steps.Add(new(FollowKind.Progressed, 0, mark));
        }

        if (stand.State == "closed" && !mark.Closed)
        {
            mark = mark with { Closed = true };
            steps.Add(new(FollowKind.Closed, 0, mark));
        }

        return steps;
    }

    /// <summary>Whether nothing more is to come for a listener that waits for a round.</summary>
    public static bool Ends(VerificationStand stand, int round) =>
        stand.State == "closed" || (stand.State == "decided" && stand.Open == 0 && stand.Rounds >= round);
}
