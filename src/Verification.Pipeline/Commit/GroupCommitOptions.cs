namespace Verification.Pipeline.Commit;

/// <summary>Bounds of the group commit.</summary>
public sealed record GroupCommitOptions
{
    /// <summary>Cases in one transaction; 1…1000, default 200 (nothing is gained above, performance A2).</summary>
    public int BatchSizeMax { get; init; } = 200;

    /// <summary>Transactions under way at once; 1…8, default 3: commit and confirm waits overlap.</summary>
    public int Writers { get; init; } = 3;

    /// <summary>Finished cases that may wait; beyond it the lanes wait. Default 2000.</summary>
    public int WaitingMax { get; init; } = 2000;

    /// <summary>How long a transient fault may last before the road counts as held and health turns red. Default 10 minutes.</summary>
    public TimeSpan PatienceMax { get; init; } = TimeSpan.FromMinutes(10);
}
