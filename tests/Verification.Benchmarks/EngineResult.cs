using BenchmarkDotNet.Reports;
using Verification.TestKit;

namespace Verification.Benchmarks;

/// <summary>Keeps what was measured beside the results of the other benches.</summary>
internal static class EngineResult
{
    private const string Name = "bench-engine";
    private const string Command = "dotnet run -c Release --project tests/Verification.Benchmarks";
    private const double NanosecondsInASecond = 1e9;

    /// <summary>Writes the figures; 1 when a measurement is missing.</summary>
    public static int Write(IReadOnlyList<Summary> summaries, double secondsAfresh)
    {
        var measured = summaries.SelectMany(s => s.Reports).ToDictionary(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name, StringComparer.Ordinal);
        if (measured.Values.Any(r => r.ResultStatistics is null) || measured.Count == 0)
        {
            Console.Error.WriteLine("有项目没有测出结果 a benchmark gave no result");
            return 1;
        }

        var figures = new
        {
            rules = Law.Rules,
            personsPerHousehold = Math.Round(MeanHouseholds.Of(MeanHouseholds.Round).Average(h => h.Facts.Members.Count), 2),
            recordsPerHousehold = Math.Round(MeanHouseholds.Of(MeanHouseholds.Round).Average(h => h.Answers.OfType<Vocabulary.Answer.Answered>().Sum(a => a.Items.Count)), 1),
            oneCore = new { fromAnswersToDigest = Assessment(measured["FromAnswers"]), fromEvidenceToDigest = Assessment(measured["FromEvidence"]), gathering = Operation(measured["Gathering"]) },
            formulaOfFiveOperations = new { allKnown = Operation(measured["AllKnown"]), notAllKnown = Operation(measured["NotAllKnown"]) },
            afreshOnTwoCores = new { households = Afresh.Households, seconds = Math.Round(secondsAfresh, 2), secondsMax = Afresh.SecondsMax },
        };
        LongResults.Write(Name, seed: 0, figures, Command);
        Console.WriteLine($"结果写入 results are in {LongResults.FileOf(Name)}");
        return 0;
    }

    private static object Assessment(BenchmarkReport report) => new
    {
        perSecond = Math.Round(NanosecondsInASecond / report.ResultStatistics!.Mean),
        microseconds = Math.Round(report.ResultStatistics.Mean / 1000, 2),
        bytesAllocated = Allocated(report),
    };

    private static object Operation(BenchmarkReport report) =>
        new { nanoseconds = Math.Round(report.ResultStatistics!.Mean), bytesAllocated = Allocated(report) };

    private static long Allocated(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
}
