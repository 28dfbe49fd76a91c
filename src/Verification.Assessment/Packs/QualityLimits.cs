using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>How good a source must be measured to be for its having no record to count; what is not measured is not met.</summary>
/// <param name="CompletenessAtLeast">Share from 0 to 1; null: no limit.</param>
/// <param name="LagAtMostDays">Days; null: no limit.</param>
public sealed record QualityLimits(decimal? CompletenessAtLeast, int? LagAtMostDays)
{
    public bool AreMetBy(MeasuredSource? measured) =>
        (CompletenessAtLeast is not { } share || measured?.Completeness >= share) && (LagAtMostDays is not { } days || measured?.LagDays <= days);
}
