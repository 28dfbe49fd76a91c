using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;
using Verification.TestKit;

namespace Verification.Tests.Formulae;

/// <summary>Over a million random households before random formulas of the whole grammar.</summary>
[TestFixture]
[Category(LongResults.CategoryPrefix + Suite)]
public sealed class The_language_at_full_size
{
    private const string Suite = "language";
    private const int Seed = 20_260;
    private const int FormulasDrawn = 400_000;

    [Test]
    public void Never_contradicts_what_a_household_really_is()
    {
        var clock = Stopwatch.StartNew();
        var tally = new SoundnessTally();
        var soundness = new Soundness(tally);
        var faults = new ConcurrentQueue<string>();
        Parallel.For(0, FormulasDrawn, i =>
        {
            if (soundness.Fault(unchecked((Seed * 100_003) + i)) is { } fault)
            {
                faults.Enqueue(fault);
            }
        });
        LongResults.Write(Suite, Seed, new
        {
            soundness = tally.Figures,
            contradictions = faults.Count,
            secondsInAll = Math.Round(clock.Elapsed.TotalSeconds, 1),
            nanosecondsOfFiveOperationsOnPoints = Math.Round(Speed.Nanoseconds(Speed.Known)),
            nanosecondsOfFiveOperationsOnExtents = Math.Round(Speed.Nanoseconds(Speed.HalfKnown)),
            bytesOfFiveOperationsOnPoints = Speed.BytesOfEach(),
            microsecondsOfCompilingThem = Math.Round(Speed.MicrosecondsOfCompiling()),
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Take(5), Is.Empty);
            Assert.That(tally.Cases, Is.GreaterThan(1_000_000));
            Assert.That(tally.Unused, Is.Empty);
        }
    }
}
