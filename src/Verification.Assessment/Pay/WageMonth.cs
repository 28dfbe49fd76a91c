namespace Verification.Assessment.Pay;

/// <summary>Wages of one payer in one month of the look-back: between what was received and what a missing payday may hold besides.</summary>
/// <param name="Low">At least, in <see cref="Parts"/> of a yuan.</param>
/// <param name="High">At most, in the same parts.</param>
/// <param name="Missing">Paydays of which no source shows a payment though the rhythm goes on.</param>
/// <param name="IsPartial">The rhythm begins or ends in the month: it counts as received.</param>
internal readonly record struct WageMonth(decimal Low, decimal High, int Missing = 0, bool IsPartial = false)
{
    /// <summary>Twelve months of a year, and each number of paydays a month may have, 1 to 5, divide it: sums of months with paydays stay exact until they are divided once.</summary>
    public const int Parts = PayFrequencies.MonthsOfYear * 60;

    public static WageMonth Point(decimal parts) => new(parts, parts);

    /// <summary>What else was received in the month.</summary>
    public WageMonth Plus(decimal yuan) => this with { Low = Low + (yuan * Parts), High = High + (yuan * Parts) };
}
