using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>What was measured of one source: of one kind in one month, or of all it shows in all months measured.</summary>
/// <param name="Kind">Null: all kinds together.</param>
/// <param name="From">First month the records are about.</param>
/// <param name="To">Last month the records are about.</param>
/// <param name="Lag">Days from the end of a month until half of those due are shown; counted are persons shown the month before.</param>
/// <param name="Completeness">Share shown of what others show it must show, after the lag; counted are persons and months, or things.</param>
/// <param name="Disagreement">Share on which it differs of what another source shows as well.</param>
public sealed record QualityFigure(
    SourceId Source, EvidenceKind? Kind, YearMonth From, YearMonth To, Measured<int> Lag, Measured<decimal> Completeness, Measured<decimal> Disagreement);

/// <summary>A figure and how many observations it rests on; without a value they were too few, or never reached it.</summary>
public readonly record struct Measured<T>(T? Value, int Count)
    where T : struct;
