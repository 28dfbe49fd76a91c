using Verification.Vocabulary;

namespace Verification.Sources.Kit;

/// <summary>One authorised data source: it answers questions now, later or never.</summary>
/// <remarks>
/// An adapter makes one attempt and never retries: deadlines, retries, bulkheads and breakers are the caller's, per source, from <c>sources.yaml</c>.
/// Questions of one call may belong to different verifications; answers come in any order, at most one per question.
/// Calls come at the same time: what one of them reads is kept nowhere another could find it.
/// A question without an answer counts as <see cref="Silence.NoAnswer"/>. An exception fails the whole call: no partial evidence is kept from it.
/// </remarks>
public interface ISource
{
    SourceDescription Description { get; }

    /// <summary>Asks up to <see cref="SourceDescription.QuestionsAtOnceMax"/> questions at once.</summary>
    IAsyncEnumerable<Answer> Ask(IReadOnlyList<Question> questions, CancellationToken ct);
}

/// <summary>What a source is, for planning, the console and reports.</summary>
public sealed record SourceDescription
{
    public required SourceId Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>Kinds of evidence it can give.</summary>
    public required IReadOnlyList<EvidenceKind> Gives { get; init; }

    /// <summary>Kinds of signal it is known to raise; a source may raise signals only.</summary>
    public IReadOnlyList<SignalKind> Raises { get; init; } = [];

    /// <summary>Most questions in one call, 1…5000.</summary>
    public required int QuestionsAtOnceMax { get; init; }

    /// <summary>Document types it can search by; others are answered <see cref="Silence.NotSearchable"/> without a call.</summary>
    public required IReadOnlyList<DocumentType> SearchableBy { get; init; }

    /// <summary>Whether it can also search by name, birth and region, for persons none of those documents is known of.</summary>
    public bool SearchesByName { get; init; }

    /// <summary>Whether it can search by this document.</summary>
    public bool CanSearchBy(IdentityDocument document) => document.Number is not null && SearchableBy.Contains(document.Type);

    /// <summary>Whether it can search for a person of this name; a name whose day of birth nobody knows is too many persons'.</summary>
    public bool CanSearchByName(string name, IdentityDocument document, DateOnly? bornOn) =>
        SearchesByName && !PersonName.Of(name).IsEmpty && (document.AsResidentId?.BornOn ?? bornOn) is not null;
}
