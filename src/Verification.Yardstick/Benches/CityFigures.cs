using System.Globalization;
using Verification.Vocabulary;
using Verification.Yardstick.Driving;
using Verification.Yardstick.Measuring;

namespace Verification.Yardstick.Benches;

/// <summary>The city bench in numbers: for the result file and for the last lines on the screen.</summary>
internal static class CityFigures
{
    public static object Of(Ratio ratio) => ratio switch
    {
        Ratio.Taken taken => new
        {
            value = Math.Round(taken.Value, 2), least = Math.Round(taken.Least, 2), most = Math.Round(taken.Most, 2),
            productPerSecond = Math.Round(taken.ProductPerSecond), floorPerSecond = Math.Round(taken.FloorPerSecond), line = taken.ToString(),
        },
        Ratio.Refused refused => new { refused = refused.Why },
        _ => throw new BrokenPromise("a ratio is taken or refused"),
    };

    public static object Of(CityPair pair) => new
    {
        floor = Of(pair.Pair.Floor), product = Of(pair.Pair.Product), ratio = Math.Round(pair.Pair.Value, 3),
        floorCpuMicrosecondsPerHousehold = pair.FloorCpu.PerHousehold(pair.Pair.Floor.Households),
        productCpuMicrosecondsPerHousehold = pair.ProductCpu.PerHousehold(pair.Pair.Product.Households),
    };

    public static object Of(DrivenRun run) => new
    {
        run.Households, run.Missing, run.Repeated, run.Foreign, seconds = Math.Round(run.Took.TotalSeconds, 2), perSecond = Math.Round(run.PerSecond),
    };

    public static object Of(Work work) => work.Counts.Keys.Order(StringComparer.Ordinal).ToDictionary(name => name, work.PerHousehold, StringComparer.Ordinal);

    /// <summary>CPU by program of a run, a line of figures.</summary>
    public static string Line(string side, Cpu cpu, int households)
    {
        var per = cpu.PerHousehold(households);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"CPU µs/household, {side}: product {per.Product}, floor {per.Floor}, broker {per.Broker}, database {per.Database}, driver {per.Driver}");
    }

    public static IReadOnlyList<Text> LastWords(Ratio ratio) => ratio switch
    {
        Ratio.Taken taken => [Plain(Spread(taken)), Plain(taken.ToString())],
        Ratio.Refused refused =>
        [
            new("不给出比值:两侧所做的工作不相等,或未能计数:", "no ratio: the work was not equal, or not counted:"),
            .. refused.Why.Select(why => Plain("  " + why)),
        ],
        _ => throw new BrokenPromise("a ratio is taken or refused"),
    };

    private static string Spread(Ratio.Taken taken) =>
        string.Create(CultureInfo.InvariantCulture, $"min–max {taken.Least:0.00}–{taken.Most:0.00}");

    private static Text Plain(string line) => new(line, line);
}
