using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>What the law in force says of a household, given what its sources said; everything a verdict is composed of.</summary>
public sealed record HouseholdAssessment
{
    public required Pack Pack { get; init; }

    /// <summary>Months whose income was averaged, both included.</summary>
    public required YearMonth FirstMonth { get; init; }

    public required YearMonth LastMonth { get; init; }

    public required IReadOnlyList<MemberStanding> Members { get; init; }

    public required IReadOnlyList<ProgrammeAssessment> Programmes { get; init; }

    public required IReadOnlyList<SourceStanding> Sources { get; init; }

    public required IReadOnlyList<DiscrepancyFound> Discrepancies { get; init; }

    /// <summary>What other provinces are to be asked for; empty when every person is registered in the verification's own.</summary>
    public IReadOnlyList<AssistanceAsked> Assistance { get; init; } = [];

    /// <summary>The provinces whose registers were asked.</summary>
    public IReadOnlyList<RegionCode> ProvincesCovered { get; init; } = [];

    /// <summary>Why a person must act before a decision; empty when nobody has to.</summary>
    public required IReadOnlyList<string> HumanStepWhy { get; init; }

    /// <summary>SHA-256 of everything the explanation is made of; the tree itself is rebuilt on demand, see <see cref="Assessor.Explain(Pack, HouseholdFacts, EvidenceSet)"/>.</summary>
    public required byte[] ExplanationDigest { get; init; }
}

/// <summary>Whether a person of the household was counted, and the reason code when not.</summary>
public sealed record MemberStanding(int Ordinal, string MemberRef, bool Counted, string? Reason);

/// <summary>What the verdict says of a programme.</summary>
public enum Outcome
{
    Eligible,
    Ineligible,
    Review,
}

/// <summary>The one main cause of a review.</summary>
public enum MainCause
{
    MandatorySourceSilent,
    Identity,
    Consent,
    Composition,
    ConflictingSources,
    Discrepancy,
    AssumedLaw,
    StraddlesThreshold,

    /// <summary>A situation the law lists is to be looked at (五有 and the like).</summary>
    Flag,

    /// <summary>A record somebody objects to decides, and its source has not said yet whether it stands.</summary>
    DisputedRecord,
}

/// <summary>One programme's result.</summary>
public sealed record ProgrammeAssessment
{
    public required ProgrammeRule Rule { get; init; }

    public Programme Programme => Rule.Programme;

    public required Outcome Outcome { get; init; }

    /// <summary>A deciding end of a quantity was estimated.</summary>
    public required bool Estimated { get; init; }

    /// <summary>
    /// Share of such households for which every estimate it rests on holds, stated carefully (see <c>Flexible/JointCoverage</c>); null: it rests on
    /// none, or on one whose coverage nobody states.
    /// </summary>
    public decimal? Coverage { get; init; }

    /// <summary>Names of the values of law whose article was not found.</summary>
    public required IReadOnlyList<string> Assumed { get; init; }

    /// <summary>Yuan per person and month, over every plausible composition, rounded by the pack's rule.</summary>
    public required Interval<Money> PerHead { get; init; }

    public required IReadOnlyList<ConditionResult> Conditions { get; init; }

    /// <summary>Situations a person has to look at before a grant.</summary>
    public required IReadOnlyList<FlagRule> Flags { get; init; }

    /// <summary>Reason codes with their articles, the deciding one first.</summary>
    public required IReadOnlyList<ReasonGiven> Reasons { get; init; }

    /// <summary>Set exactly when the outcome is review.</summary>
    public MainCause? MainCause { get; init; }

    /// <summary>What would settle an undecided case, best first.</summary>
    public required IReadOnlyList<QuestionOpen> OpenQuestions { get; init; }

    /// <summary>Yuan a month for the household; null when ineligible.</summary>
    public AmountFound? Amount { get; init; }

    /// <summary>What is owed for months before the law was published; see <see cref="Assessment.Arrears.Of"/>.</summary>
    public Arrears? Arrears { get; init; }

    public required IReadOnlyList<Programme> Next { get; init; }
}

/// <summary>One condition and its three-valued result.</summary>
public sealed record ConditionResult(ConditionRule Rule, TruthValue Holds, bool Estimated);

/// <summary>A reason code, its sentence and the article it rests on.</summary>
public sealed record ReasonGiven(string Code, Text Sentence, string? Article);

/// <summary>The amount for the household: its ends, and what every point of the income supports when eligible.</summary>
public sealed record AmountFound(Money? Low, Money? High, Money? Payable, bool OneOff = false);

/// <summary>What would settle an undecided case.</summary>
/// <param name="Code">Code of the question's sentence in the catalogue.</param>
/// <param name="Addressee">family, street or source.</param>
/// <param name="Source">The source when one is addressed or meant.</param>
/// <param name="MemberRef">The person it is about, or null for the household.</param>
/// <param name="Accepts">Codes of accepted answers.</param>
public sealed record QuestionOpen(string Code, string Addressee, SourceId? Source, string? MemberRef, IReadOnlyList<string> Accepts);

/// <summary>One source's part: answered (null) or its kind of silence.</summary>
public sealed record SourceStanding(SourceId Source, Silence? Silence, DateOnly? AsOf)
{
    /// <summary>Set where the law names limits and the source had no record of somebody.</summary>
    public MeasuredStanding? Measured { get; init; }
}

/// <summary>What was measured of a source whose having no record the law weighs; null: nothing.</summary>
/// <param name="Meets">Its having no record counts; else it leaves open what the source bounds.</param>
public sealed record MeasuredStanding(MeasuredSource? Measured, bool Meets);

/// <summary>Which way a declaration differs from what was found.</summary>
public enum DiscrepancyDirection
{
    DeclaredLower,
    DeclaredHigher,
    NotDeclared,
    NotFound,
}

/// <summary>How far it differs.</summary>
public enum DiscrepancyBand
{
    Small,
    Medium,
    Large,
}

/// <summary>A declared item that differs from what was found.</summary>
public sealed record DiscrepancyFound(string MemberRef, string Item, DiscrepancyDirection Direction, DiscrepancyBand Band);
