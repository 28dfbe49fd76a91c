using Verification.Assessment;
using Verification.City.Scoring.Reading;

namespace Verification.City.Scoring.Counting;

/// <summary>Days from the request.</summary>
/// <param name="VerdictMean">To the verdict, on the average.</param>
/// <param name="VerdictP90">To the verdict of nine of ten.</param>
/// <param name="DoneMean">To the outcome, visits included.</param>
/// <param name="DoneP90">The same of nine of ten.</param>
public sealed record DaysScore(double VerdictMean, double VerdictP90, double DoneMean, double DoneP90)
{
    private const double CalendarDaysPerWorkingDay = 7.0 / 5.0;

    /// <summary>When a verdict is issued: at the last answer, at once when no open one could change it, else at the deadline of the law.</summary>
    internal static double ToVerdict(CityCase one) =>
        one.Withheld.Count == 0 || Assessor.OpenCannotChange(one.Pack, one.Facts, one.Evidence)
            ? one.AnsweredAfter.TotalDays
            : Math.Max(one.AnsweredAfter.TotalDays, one.Pack.AnswerWithin * CalendarDaysPerWorkingDay);

    internal static DaysScore Of(IReadOnlyList<double> verdicts, IReadOnlyList<double> done) => new(
        verdicts.Average(), Quantile.Of(verdicts, 0.9)!.Value, done.Average(), Quantile.Of(done, 0.9)!.Value);
}
