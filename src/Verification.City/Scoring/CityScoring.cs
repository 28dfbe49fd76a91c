using Verification.Assessment;
using Verification.Assessment.Packs;
using Verification.City.Scoring.Assessing;
using Verification.City.Scoring.Counting;
using Verification.City.Scoring.Officers;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring;

/// <summary>Measures the engine on a city whose truth is known (测量: 错保、错拒、转办).</summary>
public static class CityScoring
{
    /// <summary>Most officers a measurement may be told of.</summary>
    public const int OfficersMax = VisitBudget.OfficersMax;

    // Officers' luck of a city without a seed.
    private const long SeedUsual = 1;

    /// <summary>The same without verdicts of anybody else.</summary>
    public static Task<CityScoreOutcome> Score(
        string folder, string truth, PackLibrary library, int? officers, TimeProvider clock, IProgress<CityProgress>? progress, CancellationToken ct) =>
        Score(folder, truth, library, officers, published: null, clock, progress, ct);

    /// <summary>Reads the folder and its truth, assesses every household and counts.</summary>
    /// <param name="truth">File of truths, in the columns of <c>truth.csv</c>.</param>
    /// <param name="officers">Officers who visit; null: as many as can see 15 % of the households in four weeks.</param>
    /// <param name="published">Verdicts somebody published of this city, to be set beside the engine's; null: none.</param>
    public static async Task<CityScoreOutcome> Score(
        string folder, string truth, PackLibrary library, int? officers, PublishedVerdicts? published, TimeProvider clock,
        IProgress<CityProgress>? progress, CancellationToken ct)
    {
        if (published is { Faults.Count: > 0 })
        {
            return new CityScoreOutcome.Refused(published.Faults);
        }

        switch (await new CityReader(library, clock).Read(Path.GetFullPath(folder), Path.GetFullPath(truth), progress, ct))
        {
            case CityReading.Readable { City: { Cases.Count: > 0 } city }:
                if (published?.OfNobodyIn(city) is { Count: > 0 } strangers)
                {
                    return new CityScoreOutcome.Refused(strangers);
                }

                var budget = officers is { } told ? new VisitBudget(told) : VisitBudget.For(city.Cases.Count);
                return new CityScoreOutcome.Scored(Of(city, budget, EngineOrder.Of, published, progress, ct));
            case CityReading.Refused refused:
                return new CityScoreOutcome.Refused(refused.Faults);
            default:
                return new CityScoreOutcome.Refused([CityFault.Empty]);
        }
    }

    internal static CityScore Of(ScoredCity city, VisitBudget budget, CityOrder order, IProgress<CityProgress>? progress, CancellationToken ct) =>
        Of(city, budget, order, published: null, progress, ct);

    private static CityScore Of(
        ScoredCity city, VisitBudget budget, CityOrder order, PublishedVerdicts? published, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        var cases = city.Cases;
        var found = CityAssessment.Of(cases, progress, ct);
        var without = CityAssessment.WithoutFlexible(cases, progress, ct);
        var measured = new MeasuredCity(cases, found, without, order, budget, new(cases.Count, city.Seed ?? SeedUsual));
        return new()
        {
            Set = city.Set,
            Seed = city.Seed,
            Households = cases.Count,
            Officers = budget.Officers,
            Visits = budget.Visits,
            Entitled = new(cases.Count(c => c.Truth.Entitled), cases.Count),
            Referred = new(measured.Referred, cases.Count),
            Reviewed = new(found.Count(f => f.Outcome == Outcome.Review), cases.Count),
            Ways = measured.Ways(),
            Slices = measured.Slices(),
            Reviews = ReviewScore.Of(cases, found, progress, ct),
            Days = measured.Days(progress, ct),
            Calibration = CalibrationScore.Of(cases.SelectMany((c, i) => Estimates.Of(c, found[i]))),
            Curve = measured.Curve(),
            Published = published is null ? null : PublishedScore.Of(cases, found, published),
        };
    }
}

/// <summary>What came of measuring a city.</summary>
public abstract record CityScoreOutcome
{
    private CityScoreOutcome()
    {
    }

    public sealed record Scored(CityScore Score) : CityScoreOutcome;

    /// <summary>The folder or its truth cannot be read; every fault with file and line.</summary>
    public sealed record Refused(IReadOnlyList<CityFault> Faults) : CityScoreOutcome;
}
