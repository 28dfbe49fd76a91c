using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Assessing;

/// <summary>Assesses a whole city on every core; the findings stand in the order of the cases.</summary>
internal static class CityAssessment
{
    private const int ReportEvery = 500;

    public static IReadOnlyList<CaseFinding> Of(IReadOnlyList<CityCase> cases, IProgress<CityProgress>? progress, CancellationToken ct) =>
        Of(cases, one => Of(one), "assess", progress, ct);

    /// <summary>The engine as if nobody had connected a source of flexible income.</summary>
    public static IReadOnlyList<CaseFinding> WithoutFlexible(
        IReadOnlyList<CityCase> cases, IProgress<CityProgress>? progress, CancellationToken ct) =>
        Of(cases, one => Of(FlexibleOff.Of(one)), "assess-without", progress, ct);

    public static CaseFinding Of(CityCase one)
    {
        var assessment = Assessor.Assess(one.Pack, one.Facts, one.Evidence);
        var found = CaseFinding.Of(assessment, CityCase.Programme);
        return found with
        {
            Yield = Suspicions.Of(one.Facts, one.Answers, assessment).Yield,
            StatesEnough = Stated(one) >= one.Standard * found.Counted,
        };
    }

    /// <summary>Yuan a month the household states altogether.</summary>
    private static Money Stated(CityCase one)
    {
        var lookBack = one.Pack.LookBack.For(one.Facts.AcceptedOn);
        return one.Facts.Declared.Income.Where(i => i.Period.Overlaps(lookBack)).Aggregate(Money.Zero, (sum, i) => sum + i.MonthlyAmount);
    }

    /// <summary>Does the same for every case, on every core.</summary>
    public static IReadOnlyList<T> Of<T>(
        IReadOnlyList<CityCase> cases, Func<CityCase, T> work, string step, IProgress<CityProgress>? progress, CancellationToken ct)
    {
        var found = new T[cases.Count];
        var done = 0;
        Parallel.For(0, cases.Count, new() { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            found[i] = work(cases[i]);
            if (Interlocked.Increment(ref done) is var now && (now % ReportEvery == 0 || now == cases.Count))
            {
                progress?.Report(new(step, now, cases.Count));
            }
        });
        return found;
    }
}
