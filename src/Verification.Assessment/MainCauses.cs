using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>The stable codes of main causes.</summary>
public static class MainCauses
{
    public static string CodeOf(MainCause cause) => cause switch
    {
        MainCause.MandatorySourceSilent => "mandatory_source_silent",
        MainCause.Identity => "identity",
        MainCause.Consent => "consent",
        MainCause.Composition => "composition",
        MainCause.ConflictingSources => "conflicting_sources",
        MainCause.Discrepancy => "discrepancy",
        MainCause.AssumedLaw => "assumed_law",
        MainCause.StraddlesThreshold => "straddles_threshold",
        _ => throw new BrokenPromise($"main cause {cause} has no code"),
    };
}
