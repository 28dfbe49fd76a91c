using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>One kind of income of one person.</summary>
public readonly record struct PersonsIncome(int MemberOrdinal, EvidenceKind Kind);
