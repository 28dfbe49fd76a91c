namespace Verification.Intake.Reading;

/// <summary>How much one body may hold; crossing a limit is a fault with a code.</summary>
public static class IntakeLimits
{
    public const int BodyBytesMax = 256 * 1024;

    public const int BatchBytesMax = 8 * 1024 * 1024;

    public const int BatchHouseholdsMax = 5_000;

    /// <summary>Nesting of objects and lists; the contract itself needs seven.</summary>
    public const int DepthMax = 32;

    /// <summary>Faults told at once; a body with more gets these and a note that there are others.</summary>
    public const int FaultsMax = 100;
}
