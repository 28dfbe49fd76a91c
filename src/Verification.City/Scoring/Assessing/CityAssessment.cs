using Verification.Assessment;
using Verification.Assessment.Concealment;
using Verification.City.Scoring.Reading;

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
        var measured = assessment.Programmes.First(p => p.Programme == CityCase.Programme);
        var yield = Suspicions.Of(one.Facts, one.Answers, assessment).Yield;
        return CaseFinding.Of(assessment, measured, VisitRank.Of(VisitStanding.Of(one.Facts, assessment, measured, yield)));
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
