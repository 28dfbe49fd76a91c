using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Counting;

/// <summary>The intervals of a finding, held against the truth.</summary>
internal static class Estimates
{
    /// <summary>Income per head of a household whose both ends are known and differ; without what has an open end, width could not be said.</summary>
    public const string PerHead = "income-per-head";

    public static IEnumerable<Estimate> Of(CityCase one, CaseFinding finding)
    {
        if (one.Truth.PerHead is { } truth && finding.PerHead is { IsPoint: false, Low: { } low, High: { } high })
        {
            yield return new(PerHead, null, finding.PerHead.Contains(truth), (double)((high - low).Yuan / one.Standard.Yuan));
        }
    }
}
