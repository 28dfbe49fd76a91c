using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>A class of facts the law gives a name, e.g. <c>severely_disabled</c>.</summary>
/// <param name="Code">Name in formulas.</param>
/// <param name="Facts">Any of these facts makes it, stated or shown by a registry.</param>
/// <param name="Relations">Any of these relations to the applicant makes it.</param>
/// <param name="Evidence">Any of these records makes it.</param>
/// <param name="NeedsEvidence">What is only stated leaves it open.</param>
/// <param name="Years">Years the fact must have lasted.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record Mark(
    string Code, IReadOnlyList<FactPattern> Facts, IReadOnlyList<string> Relations, IReadOnlyList<EvidenceKind> Evidence, bool NeedsEvidence,
    int Years, string? Article);

/// <summary>A number stated as a fact.</summary>
/// <param name="Code">Name in formulas.</param>
/// <param name="Fact">Kind of the fact.</param>
/// <param name="Counts">How many such facts were stated, instead of the number one states.</param>
/// <param name="Scale">What one of the stated number is worth, e.g. 0.01 for hundredths.</param>
/// <param name="Otherwise">What holds when none was stated; null: nothing is known.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record StatedNumber(string Code, string Fact, bool Counts, decimal Scale, decimal? Otherwise, string? Article);
