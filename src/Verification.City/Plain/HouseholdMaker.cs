using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>Makes one household: who, on what, and what makes its case plain, contested or slow.</summary>
internal sealed class HouseholdMaker(int households, long seed, SyntheticIds ids)
{
    /// <summary>The household with this number, counted from 1.</summary>
    public CityHousehold Make(int number, int size)
    {
        var chance = Chance.For(seed, number);
        var persons = new Family(chance, ids).Draw(size);
        var story = (Story)chance.Weighed(595, 278, 52, 48, 9, 7, 6, 5);
        Live(chance, persons, story);
        var household = new CityHousehold
        {
            RequestId = $"city-{seed}-{households}-{number:000000}",
            CaseNo = $"TS2020-{seed}-{households}-{number:000000}",
            HouseholdRef = $"TSH-{seed}-{households}-{number:000000}",
            Street = chance.Of(Streets.All),
            AcceptedOn = CityCalendar.Application.FirstDay.AddDays(chance.Below(28)),
            Persons = persons,
            OwnsHome = chance.Happens(850),
        };
        return Delayed(chance, household);
    }

    private static void Live(Chance chance, List<CityPerson> persons, Story story)
    {
        Befall(chance, persons, story);
        var life = new Livelihood(chance, persons);
        var above = story == Story.Earns;
        var nearLimit = chance.Happens(250);
        life.Earn(
            above ? (nearLimit ? chance.Between(596, 707) : chance.Between(708, 2_600)) : (nearLimit ? chance.Between(471, 580) : chance.Between(60, 470)),
            mustEarn: above || story == Story.NoRecord);
        life.Correct(CityTruth.Standard, below: !above);
        if (story == Story.NoRecord)
        {
            life.Unrecord(chance.Between(0, 2_400));
        }

        var counted = persons.Count(p => p.Counted);
        var limit = (int)CityTruth.FinancialLimit * counted;
        life.Save(story == Story.Owns ? limit * chance.Between(105, 400) / 100
            : chance.Happens(150) ? 0 : limit * chance.Between(1, above ? 150 : 62) / 100);
        Drive(chance, persons);
    }

    private static void Befall(Chance chance, List<CityPerson> persons, Story story)
    {
        var spouse = persons.FindIndex(p => p.Relation == "spouse");
        var parent = persons.FindIndex(p => p.Relation == "parent");
        var child = persons.FindLastIndex(p => p.Relation == "child" && p.AgeOn(CityCalendar.AsOf) < 12);
        switch (story)
        {
            case Story.HiddenSpouse when spouse < 0 && persons[0].AgeOn(CityCalendar.AsOf) < 60:
                persons[0] = persons[0] with { MarriedOn = new(2015, chance.Between(1, 12), chance.Between(1, 28)) };
                break;
            case Story.Prison when spouse >= 0 && persons.Count > 2:
                var term = new Period(new(2019, chance.Between(1, 4), chance.Between(1, 28)), new(2022, chance.Between(1, 12), chance.Between(1, 28)));
                persons[spouse] = persons[spouse] with { Prison = term, Facts = [new("serving-sentence", "prison", term.From, term.To)] };
                break;
            case Story.Death when parent >= 0:
                persons[parent] = persons[parent] with { DiedOn = new(2020, chance.Between(2, 5), chance.Between(1, 28)) };
                break;
            case Story.Newborn when child >= 0:
                persons[child] = persons[child] with { Document = null, BornOn = new(2020, chance.Between(2, 5), chance.Between(1, 28)), Facts = [] };
                break;
        }
    }

    private static void Drive(Chance chance, List<CityPerson> persons)
    {
        var adult = persons.FindIndex(p => p.Counted && p.AgeOn(CityCalendar.AsOf) is >= 20 and < 65);
        if (adult >= 0 && chance.Happens(70))
        {
            persons[adult] = persons[adult] with { Drives = true };
        }
    }

    private static CityHousehold Delayed(Chance chance, CityHousehold household)
    {
        var plain = household.Truth is { Expected: "eligible" };
        return chance.Weighed(plain ? 26 : 0, 12, 10, 8, 950) switch
        {
            0 => household with { Delay = new("bank-deposits", null), DeadlineSeconds = chance.Between(12, 20) },
            1 => household with { Delay = new("tax-wages", chance.Between(2, 6)), DeadlineSeconds = 60 },
            2 => household with { Delay = new("bank-deposits", chance.Between(2, 6)), DeadlineSeconds = 60 },
            3 => household with { Delay = new("social-insurance", chance.Between(2, 6)), DeadlineSeconds = 60 },
            _ => household,
        };
    }

    /// <summary>What happens in a household; most are plainly below or above.</summary>
    private enum Story
    {
        Below,
        Earns,
        Owns,
        NoRecord,
        HiddenSpouse,
        Prison,
        Death,
        Newborn,
    }
}
