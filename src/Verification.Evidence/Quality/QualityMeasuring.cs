using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Measures sources over the evidence kept of all verifications.</summary>
public sealed class QualityMeasuring(QualityStore store, Vault vault, TimeProvider clock)
{
    /// <summary>Most months of one measurement.</summary>
    public const int MonthsMax = 36;

    /// <summary>The months of one measurement, unless somebody says otherwise.</summary>
    public const int MonthsUsual = 12;

    /// <summary>Measures the last full months and keeps the figures under today's date.</summary>
    /// <returns>Verifications looked at.</returns>
    public async Task<int> Measure(int months, CancellationToken ct)
    {
        var measured = await Tally(months, _ => Task.FromResult(true), ct) ?? throw new BrokenPromise("a measurement nobody ends comes to its end");
        await store.Keep(measured.On, measured.Figures, ct);
        return measured.Verifications;
    }

    /// <summary>Measures the last full months and keeps nothing.</summary>
    /// <param name="goOn">Asked after every page of verifications; false ends it.</param>
    /// <returns>Null when it was ended.</returns>
    public async Task<QualityMeasured?> Tally(int months, Func<CancellationToken, Task<bool>> goOn, CancellationToken ct)
    {
        Promise.That(months is >= 1 and <= MonthsMax, "a measurement has 1 to MonthsMax months");
        var today = ChinaTime.Today(clock);
        var thisMonth = YearMonth.Of(today);
        var tally = new QualityTally(thisMonth.Plus(-months), thisMonth.Plus(-1));
        var seen = 0;
        for (var received = thisMonth.Plus(-months); received <= thisMonth; received = received.Plus(1))
        {
            await foreach (var answers in store.Answers(received, vault, ct))
            {
                tally.Add(answers);
                if (++seen % QualityStore.PageMax == 0 && !await goOn(ct))
                {
                    return null;
                }
            }
        }

        return new(today, seen, tally.Figures());
    }
}

/// <summary>What one measurement came to.</summary>
/// <param name="On">The day it was begun.</param>
/// <param name="Verifications">Verifications looked at.</param>
public sealed record QualityMeasured(DateOnly On, int Verifications, IReadOnlyList<QualityFigure> Figures);
