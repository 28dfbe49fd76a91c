using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>What was handed in about persons, and what visits found; with the shelf the only rows of ours an adapter sees.</summary>
/// <remarks>The rows are those the exits lie in: nothing is written for an adapter, and reading them again gives the same records.</remarks>
public interface IHandedIn
{
    /// <summary>What is known of the person of each question, at the places of the questions; null: so much that not all of it is read.</summary>
    /// <remarks>
    /// Only what was noted on the asker's own other verifications that stand: what was handed in on the verification asked for is part of its
    /// rounds already and would count twice.
    /// </remarks>
    /// <param name="since">What was noted before this day is left out.</param>
    Task<IReadOnlyList<IReadOnlyList<HandedIn>?>> Find(IReadOnlyList<Question> questions, DateOnly since, CancellationToken ct);
}

/// <summary>One document, or the record of one visit, as far as it speaks of one person.</summary>
/// <param name="AsOf">Day for which it speaks.</param>
/// <param name="Records">Empty: it says there is nothing.</param>
public sealed record HandedIn(Noted Noted, DateOnly AsOf, IReadOnlyList<SourceRecord> Records);
