using System.Diagnostics;
using Verification.Assessment.Language;

namespace Verification.Tests.Formulae;

/// <summary>What a formula of five operations takes on a household of which everything is known.</summary>
internal static class Speed
{
    private const string FiveOperations = "round(max(wage + rent - standard, 0 yuan/month) * share, down-to-fen)";
    private const int Rounds = 200_000;

    public static readonly Formula Formula = ((FormulaResult.Compiled)Formula.Compile(
        FiveOperations, Level.Household, FormulaKind.Number, Unit.YuanPerMonth, TestNames.All)).Formula;

    public static readonly TestHousehold Known = new TestHousehold().With("wage", 1189.50m).With("rent", 200.00m).With("share", 0.3m);

    public static readonly TestHousehold HalfKnown = new TestHousehold()
        .With("wage", Figure.Of(Extent.Between(1189.50m, 1300.00m))).With("rent", 200.00m).With("share", 0.3m);

    /// <summary>Bytes of one evaluation, after the first ones.</summary>
    public static double BytesOfEach()
    {
        Evaluate(Known, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Evaluate(Known, 1_000);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000.0;
    }

    /// <summary>The best of ten rounds: the others measure the machine.</summary>
    public static double Nanoseconds(TestHousehold household) => Enumerable.Range(0, 10).Min(_ =>
    {
        var clock = Stopwatch.StartNew();
        Evaluate(household, Rounds);
        return clock.Elapsed.TotalNanoseconds / Rounds;
    });

    /// <summary>From the text to the formula.</summary>
    public static double MicrosecondsOfCompiling() => Enumerable.Range(0, 10).Min(_ =>
    {
        const int Times = 1_000;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            Formula.Compile(FiveOperations, Level.Household, FormulaKind.Number, Unit.YuanPerMonth, TestNames.All);
        }

        return clock.Elapsed.TotalMicroseconds / Times;
    });

    private static void Evaluate(TestHousehold household, int times)
    {
        for (var i = 0; i < times; i++)
        {
            if (Formula.Number(household, Position.Household).Best.LowOpen)
            {
                throw new InvalidOperationException("enough is known of this household");
            }
        }
    }
}
