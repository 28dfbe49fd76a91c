using Verification.Contracts.Verdicts;

namespace Verification.Verdicts.Composing;

/// <summary>Which round of a verification a verdict is composed for.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Partial">Issued at the deadline with sources missing.</param>
public sealed record RoundOfVerdict(int Number, bool Partial)
{
    /// <summary>The verdict's word for an objection that opened a round.</summary>
    public const string Objection = "objection";

    /// <summary>The verdict's word for the end of what a provisional verdict could not wait for.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>The verdict's word for a source's answer about a disputed record.</summary>
    public const string Correction = "correction";

    /// <summary>What opened a later round: <c>supplement</c>, <c>objection</c>, <c>follow-up</c> or <c>correction</c>; null in the first.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>Issued for an urgent need before the sources have answered.</summary>
    public bool Provisional { get; init; }

    /// <summary>The verdicts of the rounds before, the first one first.</summary>
    public IReadOnlyList<VerdictIssued> Before { get; init; } = [];

    /// <summary>An objection opened this round or one before.</summary>
    public bool IsObjectedTo => OpenedBy == Objection || Before.Any(v => v.OpenedBy == Objection);

    /// <summary>Urgency overrode the wait for the sources in this round or in one before: help may have been given on it.</summary>
    public bool IsOverriddenByUrgency => Provisional || Before.Any(v => v.Provisional);
}
