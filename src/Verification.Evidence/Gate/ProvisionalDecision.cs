namespace Verification.Evidence;

/// <summary>How far the provisional verdict of a parked verification is.</summary>
public enum ProvisionalTurn
{
    /// <summary>The law of no programme asked for wants one.</summary>
    None,

    /// <summary>Its time has not come.</summary>
    Waiting,

    /// <summary>Its time has come: the first round opens with what is at hand.</summary>
    Due,

    /// <summary>It was issued; when the gate opens it is that of the follow-up.</summary>
    Issued,
}

/// <summary>When a verdict is issued before the sources have answered, because the need is urgent (急难型临时救助).</summary>
public static class ProvisionalDecision
{
    /// <summary>What issuing itself may take: the law counts until the verdict is there, not until somebody begins.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>The instant at which issuing begins, or null when there is no provisional verdict.</summary>
    /// <param name="minutes">The law's time from receipt to the verdict at the latest; null: no programme asked for has one.</param>
    /// <param name="deadline">The ordinary one; when it comes first, its verdict is the only one.</param>
    public static DateTimeOffset? At(int? minutes, DateTimeOffset receivedAt, DateTimeOffset deadline) =>
        minutes is { } within && receivedAt.AddMinutes(within) is var latest && latest < deadline ? latest - Margin : null;
}
