namespace Verification.Intake.Reading;

/// <summary>How much one body may hold; crossing a limit is a fault with a code.</summary>
public static class IntakeLimits
{
    public const int BodyBytesMax = 256 * 1024;

    public const int BatchBytesMax = 8 * 1024 * 1024;

    /// <summary>5,000 case numbers of 80 characters, each up to three bytes, and what stands between them.</summary>
    public const int RecheckBytesMax = 2 * 1024 * 1024;

    public const int BatchHouseholdsMax = 5_000;

    /// <summary>Nesting of objects and lists; the contract itself needs seven.</summary>
    public const int DepthMax = 32;

    /// <summary>Faults told at once; a body with more gets these and a note that there are others.</summary>
    public const int FaultsMax = 100;

    /// <summary>No day of a request is earlier: the oldest person alive was born later.</summary>
    public static readonly DateOnly DayMin = new(1850, 1, 1);

    public static readonly DateOnly DayMax = new(2199, 12, 31);

    /// <summary>No application is older: the urban minimum living standard regulation dates from 1999.</summary>
    public static readonly DateOnly AcceptedMin = new(1999, 10, 1);

    /// <summary>The deadline lies at least this long after receipt: sources are given a second to answer at once.</summary>
    public static readonly TimeSpan DeadlineMin = TimeSpan.FromSeconds(1);

    public const int DeadlineDaysMax = 366;
}
