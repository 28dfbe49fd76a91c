using Verification.Assessment.Packs;

namespace Verification.Assessment;

/// <summary>Why an end of a quantity stands where it does instead of at one point.</summary>
internal enum WideningCause
{
    /// <summary>A mandatory source could not say.</summary>
    SourceSilent,

    /// <summary>A mandatory source knows nothing of persons registered in another province.</summary>
    OtherProvince,

    /// <summary>A mandatory source could not find the person.</summary>
    NotMatched,

    /// <summary>A source, mandatory or not, holds records that may be of somebody else.</summary>
    WeakMatch,

    /// <summary>A mandatory source was not asked or refused for lack of a consent.</summary>
    NoConsent,

    /// <summary>Facts and registries disagree on who belongs to the household.</summary>
    Composition,

    /// <summary>More was declared than found.</summary>
    DeclaredMore,

    /// <summary>Less was stated than found, and nobody was asked about it before a refusal.</summary>
    StatedLess,

    /// <summary>Views of one income contradict each other.</summary>
    EstimatesConflict,

    /// <summary>Flexible work is estimated.</summary>
    FlexibleWork,

    /// <summary>An able adult of whom no source knows any work.</summary>
    NoRecord,

    /// <summary>More money came in than income is known of.</summary>
    UnexplainedInflow,

    /// <summary>A registered business of which nobody can say what it yields.</summary>
    BusinessStanding,

    /// <summary>A record reaches beyond the look-back: it bounds the part inside, it does not prove it.</summary>
    PartOfPeriod,

    /// <summary>A payday is missing in a regular rhythm of pay.</summary>
    PaydayMissing,

    /// <summary>The share of a holder is not known.</summary>
    UnknownShare,

    /// <summary>More expense was declared than bills show.</summary>
    ExpenseUnproven,

    /// <summary>A fact the law needs was not stated or is not confirmed.</summary>
    FactUnknown,

    /// <summary>A clause of law ran out and nothing says what holds since.</summary>
    ClauseExpired,
}

/// <summary>One widening, of whom and by which source.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Person">Index among members, then obligors; −1 for the household.</param>
/// <param name="Source">Index of the source in the pack; −1 when none is meant.</param>
internal readonly record struct Widening(WideningCause Cause, int Person, int Source = -1)
{
    /// <summary>What it widens.</summary>
    public Matters Matters { get; init; }
}
