using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>What strikes a register as unusual for a poor household; it proves nothing, and strikes honest families too.</summary>
internal sealed class SignalTraces(Recorder recorder)
{
    /// <summary>Levels from which registers give notice, yuan: a month, a month per head, a year, at once.</summary>
    public const int ConsumptionFrom = 1_500;
    public const int UtilitiesFrom = 85;
    public const int PremiumsFrom = 1_200;
    public const int OutflowFrom = 20_000;

    private static readonly Period Year = new(LivesCalendar.Month(LivesCalendar.LookBackFrom).FirstDay, LivesCalendar.Month(LivesCalendar.LookBackTo - 1).LastDay);

    public void Record(LivedHousehold household, LivedPerson first, string key)
    {
        var seen = household.Belongings;
        if (seen.Consumption >= ConsumptionFrom && first.HasKnownAccount)
        {
            Signal(LivesSources.Inflows, "QC", "consumption", Year, seen.Consumption);
        }

        if (seen.Utilities >= UtilitiesFrom * household.Counted.Count())
        {
            Signal(LivesSources.Utilities, "QU", "utility-use", Year, seen.Utilities);
        }

        if (seen.Premiums >= PremiumsFrom)
        {
            Signal(LivesSources.Insurers, "QP", "insurance-premium", Year, seen.Premiums);
        }

        if (seen.Car is { From: { } bought } && bought > household.AcceptedOn.AddYears(-2) && bought < household.AcceptedOn)
        {
            Signal(LivesSources.Vehicles, "QV", "recent-vehicle", Period.Of(bought), seen.CarPrice, $"V-{key}");
        }

        if (seen.Outflow is { Amount: >= OutflowFrom } outflow)
        {
            Signal(LivesSources.Banks, "QO", "large-outflow", Period.Of(outflow.On), outflow.Amount);
        }

        if (seen.ActsForOthersAccount)
        {
            Signal(LivesSources.Banks, "QA", "other-persons-account", new(new(2019, 3, 1), null), null, $"A-{key}");
        }

        void Signal(string source, string mark, string word, Period period, decimal? amount, string? objectId = null) => recorder.Record(new()
        {
            Source = source, Document = first.Document!, RecordId = $"{mark}-{key}", Kind = $"signal-{word}", Period = period, Amount = amount, ObjectId = objectId,
        });
    }
}
