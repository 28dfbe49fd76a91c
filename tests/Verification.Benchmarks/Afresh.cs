using System.Diagnostics;
using Verification.Assessment;

namespace Verification.Benchmarks;

/// <summary>Assesses a city's recipients afresh, as when a standard is raised: on two cores, from answers to digest.</summary>
public static class Afresh
{
    public const int Households = 19_462;

    /// <summary>What this may take.</summary>
    public const double SecondsMax = 2;

    private const int Cores = 2;
    private const int Rounds = 5;

    /// <summary>The median of five rounds after one that warms up.</summary>
    public static double Seconds()
    {
        var households = MeanHouseholds.Of(Households);
        _ = Once(households);
        return Enumerable.Range(0, Rounds).Select(_ => Once(households)).Order().ElementAt(Rounds / 2);
    }

    private static double Once(IReadOnlyList<Household> households)
    {
        var clock = Stopwatch.StartNew();
        Parallel.For(0, households.Count, new ParallelOptions { MaxDegreeOfParallelism = Cores }, i =>
        {
            var household = households[i];
            _ = Assessor.Assess(Law.Pack, household.Facts, EvidenceSet.Of(household.Answers));
        });
        return clock.Elapsed.TotalSeconds;
    }
}
