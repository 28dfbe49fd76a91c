using Verification.Platform.Vault;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Measures sources over the evidence kept of all verifications.</summary>
public sealed class QualityMeasuring(QualityStore store, Vault vault, TimeProvider clock)
{
    /// <summary>Most months of one measurement.</summary>
    public const int MonthsMax = 36;

    /// <summary>Measures the last full months and keeps the figures under today's date.</summary>
    /// <returns>Verifications looked at.</returns>
    public async Task<int> Measure(int months, CancellationToken ct)
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
                seen++;
            }
        }

        await store.Keep(today, tally.Figures(), ct);
        return seen;
    }
}
