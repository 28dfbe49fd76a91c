using Verification.City.Drawing;
using Verification.City.Lives.Stating;

namespace Verification.City.Lives.Recording;

/// <summary>Who is answered late, and the one register of the city that has an outage: for a street, or for persons here and there.</summary>
internal sealed class Delays
{
    private static readonly string[] MayBreak =
        [LivesSources.Platforms, LivesSources.SocialInsurance, LivesSources.Banks, LivesSources.Tax, LivesSources.Invoices, LivesSources.Inflows];

    private static readonly string[] MayBeLate = [LivesSources.Tax, LivesSources.Banks, LivesSources.SocialInsurance];

    private readonly string? _street;

    public Delays(CitySet set, long seed)
    {
        var chance = Chance.For(seed, -3);
        Broken = MayBreak[chance.Below(set.InflowsConnected ? MayBreak.Length : MayBreak.Length - 1)];
        _street = chance.Happens(600) ? chance.Of(Streets.All) : null;
    }

    /// <summary>The register with the outage.</summary>
    public string Broken { get; }

    /// <summary>Lines of <c>delays.csv</c> of a household; null seconds: never.</summary>
    public IReadOnlyList<(string Source, string Document, int? Seconds)> Of(LivedHousehold household, Chance chance)
    {
        var lines = new List<(string, string, int?)>();
        var late = MayBeLate[chance.Below(MayBeLate.Length)];
        var (isLate, seconds) = (chance.Happens(25), chance.Between(2, 6));
        foreach (var person in household.Persons.Where(p => p.Document is not null && LivesRequest.IsNamed(household, p)))
        {
            var hit = chance.Happens(80);
            if (_street is null ? hit : _street == household.Street)
            {
                lines.Add((Broken, person.Document!, null));
            }
            else if (isLate && person.Number == 1)
            {
                lines.Add((late, person.Document!, seconds));
            }
        }

        return lines;
    }
}
