using Verification.Contracts.Verdicts;

namespace Verification.Verdicts.Composing;

/// <summary>Which round of a verification a verdict is composed for.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Partial">Issued at the deadline with sources missing.</param>
public sealed record RoundOfVerdict(int Number, bool Partial)
{
    /// <summary>The verdict's word for an objection that opened a round.</summary>
    public const string Objection = "objection";

    /// <summary>What opened a later round: <c>supplement</c> or <c>objection</c>; null in the first.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>The verdicts of the rounds before, the first one first.</summary>
    public IReadOnlyList<VerdictIssued> Before { get; init; } = [];

    /// <summary>An objection opened this round or one before.</summary>
    public bool IsObjectedTo => OpenedBy == Objection || Before.Any(v => v.OpenedBy == Objection);
}
