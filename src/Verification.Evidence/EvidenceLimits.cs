namespace Verification.Evidence;

/// <summary>What this step accepts from sources and settings; crossing one fails the call or the start, never a person.</summary>
public static class EvidenceLimits
{
    /// <summary>Most records in one answer; more is a fault of the source.</summary>
    public const int ItemsPerAnswerMax = 2_000;

    /// <summary>Most signals beside the records of one answer.</summary>
    public const int SignalsPerAnswerMax = 200;

    /// <summary>Most holders of one object.</summary>
    public const int HoldersPerItemMax = 50;

    /// <summary>Longest record id, object id or detail.</summary>
    public const int CodeLengthMax = 200;

    /// <summary>Most questions in one call of any source.</summary>
    public const int QuestionsAtOnceMax = 5_000;

    /// <summary>Most sources in one catalogue.</summary>
    public const int SourcesMax = 100;

    /// <summary>Longest attempt in the fast lane, where a delivery waits unacknowledged.</summary>
    public static readonly TimeSpan FastAttemptMax = TimeSpan.FromSeconds(5);

    /// <summary>Largest settings file.</summary>
    public const int SettingsBytesMax = 1 << 20;
}
