using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Recording;

/// <summary>What banks, brokers, insurers, title and vehicle registers hold of a household, in whoever's name.</summary>
internal sealed class PropertyTraces(Chance chance, Recorder recorder)
{
    private static readonly Dictionary<EvidenceKind, (string Source, string Mark)> Held = new()
    {
        [EvidenceKind.Deposit] = (LivesSources.Banks, "D"),
        [EvidenceKind.Security] = (LivesSources.Securities, "S"),
        [EvidenceKind.InsuranceValue] = (LivesSources.Insurers, "L"),
    };

    private static readonly Dictionary<string, DateOnly> AsOf = LivesSources.All.ToDictionary(s => s.Source.Id, s => s.AsOf, StringComparer.Ordinal);

    public void Financial(LivedHousehold household, LivedPerson person, string key)
    {
        for (var i = 0; i < person.Holdings.Count; i++)
        {
            var holding = person.Holdings[i];
            var (source, mark) = Held[holding.Kind];

            // The balance is that of the day the register is complete for; money comes and goes until the application.
            var moved = holding.Kind == EvidenceKind.Deposit && chance.Happens(160) ? chance.Between(930, 1_060) : 1_000;
            recorder.Record(new()
            {
                Source = source, Document = holding.InOthersName ? household.Relative : person.Document!, RecordId = $"{mark}{i}-{key}",
                Kind = EvidenceWords.Of(holding.Kind), Period = Period.Of(AsOf[source]), Amount = decimal.Round(holding.Value * moved / 1_000, 2),
                ObjectId = $"{mark}{i}-{key}",
            });
        }
    }

    public void Things(LivedHousehold household, LivedPerson holder, string key)
    {
        var things = household.Belongings;
        if (things.Home is { } home)
        {
            recorder.Record(new()
            {
                Source = LivesSources.RealEstate, Document = holder.Document!, RecordId = $"E-{key}", Kind = "real-estate", Period = home,
                Share = "1", ObjectId = $"E-{key}", Detail = "dwelling",
            });
        }

        if (things.Car is { } owned)
        {
            recorder.Record(new()
            {
                Source = LivesSources.Vehicles, Document = holder.Document!, RecordId = $"V-{key}", Kind = "vehicle", ObjectId = $"V-{key}", Detail = "car",
                Period = things.CarSoldOnPaperOnly ? owned with { To = null } : owned,
            });
        }
    }
}
