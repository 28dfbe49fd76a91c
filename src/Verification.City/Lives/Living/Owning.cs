using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Living;

/// <summary>Deposits, securities and policies of the persons, and what can be seen of the household from outside.</summary>
internal sealed class Owning(Chance chance)
{
    /// <summary>Spreads so many yuan over the adults who count.</summary>
    public void Save(List<LivedPerson> persons, DateOnly on, int yuan)
    {
        var adults = Enumerable.Range(0, persons.Count).Where(i => persons[i].CountsOn(on) && persons[i].Age >= 18).ToList();
        if (adults.Count == 0 || yuan <= 0)
        {
            return;
        }

        var (security, policy) = (chance.Happens(60) ? chance.Between(100, 500) : 0, chance.Happens(90) ? chance.Between(80, 400) : 0);
        var first = chance.Of(adults);
        var second = adults.Count > 1 && chance.Happens(450) ? adults[(adults.IndexOf(first) + 1) % adults.Count] : first;
        Put(persons, first, EvidenceKind.Security, yuan * (long)security / 1_000);
        Put(persons, first, EvidenceKind.InsuranceValue, yuan * (long)policy / 1_000);
        var deposits = yuan - (yuan * (long)security / 1_000) - (yuan * (long)policy / 1_000);
        var part = second == first ? deposits : deposits * chance.Between(20, 80) / 100;
        Put(persons, first, EvidenceKind.Deposit, part);
        Put(persons, second, EvidenceKind.Deposit, deposits - part);
    }

    /// <summary>What neighbours, meters and counters see; it goes with income and property, but also with illness, children and feasts.</summary>
    public Belongings Draw(LivedHousehold household)
    {
        var heads = Math.Max(1, household.Counted.Count());
        var monthly = household.Counted.Sum(p => p.Year(_ => true)) / 12m;
        var saved = household.Persons.Sum(p => p.Holdings.Sum(h => h.Value));
        var ill = household.Persons.Count(p => p.Illness is not null);
        var (car, sold) = (chance.Happens(saved > heads * Standing.FinancialLimit || monthly > heads * 900m ? 180 : 55), chance.Weighed(72, 12, 16));
        var bought = new DateOnly(2012, 1, 1).AddDays(chance.Below(3_060));
        var recent = chance.Happens(household.Conceals == Concealed.Nothing ? 90 : 320);
        bought = recent ? new DateOnly(2018, 9, 1).AddDays(chance.Below(600)) : bought;
        var home = Home();
        var outflow = chance.Happens(household.Conceals.HasFlag(Concealed.Property) ? 420 : home?.To is not null ? 500 : ill > 0 ? 120 : 50);

        // An operation or a wedding takes what there was, and more than there still is.
        var spent = household.Conceals.HasFlag(Concealed.Property) ? 0 : chance.Between(6, 60) * 1_000;
        var large = (int)Math.Min(400_000m, decimal.Floor(saved * chance.Between(250, 950) / 1_000m) + spent);
        return new()
        {
            Home = home,
            Car = car ? new(bought, sold > 0 ? bought.AddDays(chance.Between(200, 900)) : null) : null,
            CarSoldOnPaperOnly = sold == 2,
            CarPrice = chance.Between(12, 90) * 1_000,
            Utilities = (heads * chance.Between(28, 62)) + Part(monthly, 15, 45) + Sometimes(60, 80, 260),
            Consumption = Part(monthly, 250, 900) + (ill * chance.Between(0, 1_400)) + Sometimes(50, 500, 2_500),
            Premiums = chance.Happens(saved > heads * 7_000m ? 260 : 60) ? chance.Between(6, 80) * 100 : 0,
            Outflow = outflow && large >= 3_000 ? (large, household.AcceptedOn.AddDays(-chance.Between(5, 180))) : null,
            ActsForOthersAccount = chance.Happens(household.Persons.Any(p => p.UsesOthersAccount || p.Holdings.Any(h => h.InOthersName)) ? 260 : 60),
        };
    }

    private int Part(decimal yuan, int least, int most) => (int)(yuan * chance.Between(least, most) / 1_000);

    private int Sometimes(int perThousand, int least, int most) => chance.Happens(perThousand) ? chance.Between(least, most) : 0;

    private Period? Home()
    {
        var (owns, recent, sold) = (chance.Happens(820), chance.Happens(25), chance.Happens(15));
        var since = recent ? new DateOnly(2018, 7, 1).AddDays(chance.Below(540)) : new DateOnly(1998, 1, 1).AddDays(chance.Below(7_000));
        var until = new DateOnly(2019, 3, 1).AddDays(chance.Below(440));
        return owns ? new(since, sold && since < until ? until : null) : null;
    }

    private static void Put(List<LivedPerson> persons, int at, EvidenceKind kind, long yuan)
    {
        if (yuan > 0)
        {
            persons[at] = persons[at] with { Holdings = [.. persons[at].Holdings, new(kind, yuan)] };
        }
    }
}
