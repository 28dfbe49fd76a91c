using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>How often the service measures its sources anew.</summary>
/// <param name="EveryDays">Days from one measurement to the night the next is due, 1 to <see cref="EveryDaysMax"/>.</param>
public sealed record QualitySchedule(int EveryDays)
{
    /// <summary>The setting; absent it is <see cref="Usual"/>.</summary>
    public const string Variable = "VERIFICATION_MEASURE_EVERY_DAYS";

    /// <summary>Twice the period is no longer than a figure is valid: one measurement may fail before law that names limits finds none.</summary>
    public const int EveryDaysMax = QualityWatch.ValidDays / 2;

    /// <summary>Once a week.</summary>
    public static readonly QualitySchedule Usual = new(7);

    public static readonly Text Fault = new(
        $"{Variable}:须为 1 至 {EveryDaysMax} 的整数(天)", $"{Variable}: must be a whole number of days from 1 to {EveryDaysMax}");

    /// <summary>Reads the setting; false when it is no whole number of days within bounds.</summary>
    public static bool TryParse(string? text, out QualitySchedule schedule)
    {
        schedule = Usual;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= EveryDaysMax;
        schedule = read ? new(days) : Usual;
        return read;
    }
}

/// <summary>How the measuring of sources stands.</summary>
/// <param name="DueAt">When they are to be measured next; in the past while nobody has done it.</param>
/// <param name="RenewedAt">When they were measured last; null: not yet.</param>
public sealed record QualityStanding(DateTimeOffset DueAt, DateTimeOffset? RenewedAt);
