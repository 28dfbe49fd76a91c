using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Counting;

/// <summary>The intervals of a finding, held against the truth.</summary>
internal static class Estimates
{
    /// <summary>Income per head of a household whose both ends are known and differ; where an end is open, there is no width.</summary>
    public const string PerHead = "income-per-head";

    /// <summary>The same where nobody states how often it holds.</summary>
    public const string PerHeadUnstated = "income-per-head-unstated";

    public static IEnumerable<Estimate> Of(CityCase one, CaseFinding finding)
    {
        if (one.Truth.PerHead is { } truth && finding.PerHead is { IsPoint: false, Low: { } low, High: { } high })
        {
            yield return new(
                finding.Coverage is null ? PerHeadUnstated : PerHead, (double?)finding.Coverage, finding.PerHead.Contains(truth), (double)((high - low).Yuan / one.Standard.Yuan));
        }
    }
}
