using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Reading;

/// <summary>One household as the service would have it before it assesses, and beside it what is true.</summary>
/// <param name="Answers">What the sources say by the deadline; one that never answers stays open.</param>
/// <param name="Withheld">What those would have said that did not answer.</param>
/// <param name="AnsweredAfter">When the last answer came that came at all.</param>
internal sealed record CityCase(
    HouseholdFacts Facts, Pack Pack, IReadOnlyList<Answer> Answers, IReadOnlyList<Answer> Withheld, TimeSpan AnsweredAfter,
    HouseholdTruth Truth, HouseholdLives Lives)
{
    public static readonly Programme Programme = new("dibao");

    /// <summary>Kinds of evidence each register gives.</summary>
    public IReadOnlyDictionary<SourceId, IReadOnlyList<EvidenceKind>> Gives { get; init; } = new Dictionary<SourceId, IReadOnlyList<EvidenceKind>>();

    public EvidenceSet Evidence => EvidenceSet.Of(Answers);

    /// <summary>Published standard, per head and month.</summary>
    public Money Standard => Pack.Find(Programme)!.Standard.Value;
}

/// <summary>A city read into memory.</summary>
internal sealed record ScoredCity(string? Set, long? Seed, IReadOnlyList<CityCase> Cases);

/// <summary>What became of a folder.</summary>
internal abstract record CityReading
{
    private CityReading()
    {
    }

    public sealed record Readable(ScoredCity City) : CityReading;

    /// <summary>Every fault found.</summary>
    public sealed record Refused(IReadOnlyList<CityFault> Faults) : CityReading;
}
