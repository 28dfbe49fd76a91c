using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>What the silence of a source means.</summary>
public enum SourceRole
{
    /// <summary>Its silence widens the quantities it bounds: nothing it could have told is taken as zero.</summary>
    Mandatory,

    /// <summary>Its silence widens nothing.</summary>
    Supporting,
}

/// <summary>One source the pack asks.</summary>
/// <param name="Id">As in <c>sources.yaml</c>.</param>
/// <param name="Role">Mandatory or supporting.</param>
/// <param name="Bounds">Quantities its silence leaves open.</param>
/// <param name="FromAge">Persons younger than this are not asked about, and no answer about them is missed.</param>
/// <param name="FreshnessDays">An answer whose as-of lies further before the verified day is stale.</param>
/// <param name="Stage">1 or 2: the second stage is asked when the first has answered.</param>
/// <param name="AsksObligors">Whether obligors outside the household are asked about as well.</param>
/// <param name="Accepts">Codes of what else would settle its silence, e.g. <c>bank-statement</c>.</param>
public sealed record SourceRule(
    SourceId Id, SourceRole Role, Matters Bounds, int FromAge, int FreshnessDays, int Stage, bool AsksObligors, IReadOnlyList<string> Accepts)
{
    /// <summary>It knows only of persons registered in its own province: of others it is not asked, and their own province is (协查).</summary>
    public bool OfProvince { get; init; }

    /// <summary>What must be measured of it before its having no record is taken for there being none; null: it is taken so.</summary>
    public QualityLimits? Quality { get; init; }

    /// <summary>Which kinds of evidence each kind of document settles here, e.g. <c>disability-card</c> disability; null: not said, any does.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<EvidenceKind>>? Settles { get; init; }

    /// <summary>Whether the law says that this document settles this kind of evidence here.</summary>
    public bool IsSettledBy(string document, EvidenceKind kind) => Settles?.GetValueOrDefault(document)?.Contains(kind) == true;

    /// <summary>Whether the source is asked about this person; unknown age is asked.</summary>
    public bool AsksOf(Person person, DateOnly asOf) =>
        FromAge == 0 ? person.Document.Type != DocumentType.NoneYet : Ages.On(person, asOf) is not { } age || age >= FromAge;
}
