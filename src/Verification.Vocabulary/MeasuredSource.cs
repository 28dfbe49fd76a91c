namespace Verification.Vocabulary;

/// <summary>What had been measured of a source by the time it was asked; kept with its answer, because what an empty answer is worth depends on it.</summary>
/// <param name="On">Day of the measurement.</param>
/// <param name="Completeness">Share of what others show it must show that it did show; null: too little was seen to say.</param>
/// <param name="LagDays">Days from the end of a month to its being shown; null: too little was seen to say.</param>
public sealed record MeasuredSource(DateOnly On, decimal? Completeness, int? LagDays);
