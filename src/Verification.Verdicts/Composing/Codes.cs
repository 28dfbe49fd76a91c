using Verification.Assessment;
using Verification.Vocabulary;

namespace Verification.Verdicts.Composing;

/// <summary>Enumerations as the contract writes them.</summary>
internal static class Codes
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "eligible",
        Outcome.Ineligible => "ineligible",
        Outcome.Review => "review",
        _ => throw new BrokenPromise($"outcome {outcome} has no code"),
    };

    public static string Of(Silence? silence) => silence switch
    {
        null => "answered",
        Silence.NoRecord => "no-record",
        Silence.NotMatched => "not-matched",
        Silence.NoAnswer => "no-answer",
        Silence.Refused => "refused",
        Silence.NotCovered => "not-covered",
        Silence.Stale => "stale",
        Silence.NotSearchable => "not-searchable",
        Silence.WeakMatch => "weak-match",
        Silence.NotAsked => "not-asked",
        _ => throw new BrokenPromise($"silence {silence} has no code"),
    };

    public static string Of(DiscrepancyDirection direction) => direction switch
    {
        DiscrepancyDirection.DeclaredLower => "declared-lower",
        DiscrepancyDirection.DeclaredHigher => "declared-higher",
        DiscrepancyDirection.NotDeclared => "not-declared",
        DiscrepancyDirection.NotFound => "not-found",
        _ => throw new BrokenPromise($"direction {direction} has no code"),
    };

    public static string Of(DiscrepancyBand band) => band switch
    {
        DiscrepancyBand.Small => "small",
        DiscrepancyBand.Medium => "medium",
        DiscrepancyBand.Large => "large",
        _ => throw new BrokenPromise($"band {band} has no code"),
    };
}
