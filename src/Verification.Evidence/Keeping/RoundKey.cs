using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>One round of one verification, as its rows are found.</summary>
/// <param name="ReceivedMonth">First day of the winning submission's month: it names the partition.</param>
public sealed record RoundKey(VerificationId Verification, DateOnly ReceivedMonth, int Round, RowScope Scope);
