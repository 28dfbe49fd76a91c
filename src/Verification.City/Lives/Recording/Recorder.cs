using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>Stands between what happened and what a register holds: it lags, loses records and gets some wrong.</summary>
/// <param name="rates">How often, in this city.</param>
/// <param name="chance">Of this household.</param>
/// <param name="files">Where lines and faults go.</param>
internal sealed class Recorder(ErrorRates rates, Chance chance, IRegisterFiles files)
{
    // Of a thousand records of the last month that should be there, so many come a month later still.
    private const int LatePerMille = 40;

    private static readonly Dictionary<string, DateOnly> AsOf = LivesSources.All.ToDictionary(s => s.Source.Id, s => s.AsOf, StringComparer.Ordinal);

    public void Record(Trace trace)
    {
        var asOf = AsOf[trace.Source];
        if (!IsKnown(trace, asOf))
        {
            return;
        }

        var (missing, wrong) = rates.Of(trace.Source);
        var (drawn, late) = (chance.Below(1_000), chance.Happens(LatePerMille));
        if (drawn < missing)
        {
            files.Fault(trace, "missing");
        }
        else if (late && IsOfLastMonth(trace.Period, asOf))
        {
            files.Fault(trace, "late");
        }
        else if (drawn < missing + wrong)
        {
            files.Fault(trace, "wrong");
            Wrong(trace);
        }
        else
        {
            files.Write(trace);
        }
    }

    // What has an amount is told when its days are over; a term or a title when it begins.
    private static bool IsKnown(Trace trace, DateOnly asOf) =>
        trace.Period.From <= asOf && (trace.Period.To is not { } to || to <= asOf || trace.Amount is null);

    private static bool IsOfLastMonth(Period period, DateOnly asOf) =>
        period is { From: { } from, To: { } to } && from < to && to < from.AddDays(31) && to > asOf.AddDays(-31);

    private void Wrong(Trace trace)
    {
        if (trace.Amount is not { } amount)
        {
            var days = chance.Between(20, 400) * (chance.Happens(500) ? 1 : -1);
            files.Write(trace with { Period = Moved(trace.Period, days, AsOf[trace.Source]) });
            return;
        }

        switch (chance.Weighed(50, 30, 20))
        {
            case 0:
                var perMille = chance.Happens(500) ? chance.Between(550, 920) : chance.Between(1_080, 1_600);
                files.Write(trace with { Amount = decimal.Round(amount * perMille / 1_000, 2) });
                break;
            case 1:
                // Entered twice, each time under its own number and without the mark that would join them.
                files.Write(trace);
                files.Write(trace with { RecordId = trace.RecordId + "-2", ObjectId = null });
                break;
            default:
                files.Write(trace with { Amount = Swapped(amount) });
                break;
        }
    }

    // Two digits change places: 1 840 becomes 8 140.
    private static decimal Swapped(decimal amount)
    {
        var whole = decimal.Floor(amount);
        var place = 1m;
        while (whole >= place * 100)
        {
            place *= 10;
        }

        var (first, second) = (decimal.Floor(whole / (place * 10)), decimal.Floor(whole / place) % 10);
        return whole < 10 || first == second ? amount + 10 : amount + ((second - first) * place * 9);
    }

    // The whole term moves, so that it still ends after it begins.
    private static Period Moved(Period period, int days, DateOnly notAfter)
    {
        var latest = period.To ?? period.From;
        var by = latest?.AddDays(days) > notAfter ? -Math.Abs(days) : days;
        return new(period.From?.AddDays(by), period.To?.AddDays(by));
    }
}

/// <summary>The files a recorder writes to.</summary>
internal interface IRegisterFiles
{
    void Write(Trace trace);

    /// <summary>Notes that the register differs from what happened: <c>missing</c>, <c>late</c> or <c>wrong</c>.</summary>
    void Fault(Trace trace, string what);
}
