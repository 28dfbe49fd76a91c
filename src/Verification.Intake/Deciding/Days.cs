using Verification.Intake.Faults;
using Verification.Intake.Reading;

namespace Verification.Intake.Deciding;

/// <summary>Judges days and periods that were read; a day out of all range was told before and is passed over.</summary>
internal static class Days
{
    /// <summary>A day that may be reckoned with; others have their own fault already.</summary>
    public static bool IsKnown(DateOnly day) => day >= IntakeLimits.DayMin && day <= IntakeLimits.DayMax;

    /// <summary>A day of an application or of what follows on it: not before there was such a thing, not after tomorrow.</summary>
    /// <remarks>Tomorrow is allowed: clocks of two systems may stand on two sides of midnight.</remarks>
    public static void Decide(DateOnly day, DateOnly tomorrow, string path, FaultList faults)
    {
        if (!IsKnown(day))
        {
            return;
        }

        if (day > tomorrow)
        {
            faults.Add(RequestFaults.InFuture, path);
        }
        else if (day < IntakeLimits.AcceptedMin)
        {
            faults.Add(ShapeFaults.DateRange, path, $"{IntakeLimits.AcceptedMin:yyyy-MM-dd}", $"{tomorrow:yyyy-MM-dd}");
        }
    }

    /// <summary>A period that does not end before it begins.</summary>
    public static void DecidePeriod(DateOnly? from, DateOnly? to, string path, FaultList faults)
    {
        if (from is { } first && to is { } last && IsKnown(first) && IsKnown(last) && last < first)
        {
            faults.Add(PersonFaults.PeriodReversed, $"{path}.to");
        }
    }
}
