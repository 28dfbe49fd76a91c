using Verification.City.Drawing;
using Verification.City.Lives.Hiding;
using Verification.City.Lives.Living;

namespace Verification.City.Lives;

/// <summary>Makes one household: who lives together, what befalls them, their work, months and savings, and what they conceal.</summary>
internal sealed class LivesMaker(CitySet set, int households, long seed, SyntheticIds ids)
{
    /// <summary>The household with this number, counted from 1, in which so many persons live.</summary>
    public LivedHousehold Make(int number, int size)
    {
        var people = For(number, Topic.People);
        var persons = new FamilyDraw(people, ids).Draw(size);
        new Fate(people, ids).Befall(persons);
        var relative = ids.Next(persons[0].BornOn.AddDays(people.Between(-3_000, 3_000)), persons[0].Sex);
        var street = people.Of(Streets.All);
        var on = LivesCalendar.Application.FirstDay.AddDays(people.Below(28));

        var hiding = For(number, Topic.Hiding);
        var conceals = hiding.Happens(set.Conceal);
        Live(number, persons, on, conceals);
        var hidden = conceals ? new Hides(hiding).Hide(persons, on) : Concealed.Nothing;

        var household = new LivedHousehold
        {
            Number = number,
            RequestId = $"lives-{set.Code}-{seed}-{households}-{number:000000}",
            CaseNo = $"TS2020-{set.Code.ToUpperInvariant()}-{seed}-{households}-{number:000000}",
            HouseholdRef = $"TSL-{set.Code.ToUpperInvariant()}-{seed}-{households}-{number:000000}",
            Street = street,
            AcceptedOn = on,
            Persons = persons,
            Relative = relative,
            Conceals = hidden,
        };
        return household with { Belongings = new Owning(For(number, Topic.Belongings)).Draw(household) };
    }

    /// <summary>Chance of one topic of a household; the set is no part of it.</summary>
    private Chance For(int number, Topic topic) => Chance.For(seed, number, (int)topic);

    private void Live(int number, List<LivedPerson> persons, DateOnly on, bool conceals)
    {
        var (work, months, money) = (new WorkDraw(For(number, Topic.Work), set), new Years(For(number, Topic.Months), set), For(number, Topic.Money));
        for (var i = 0; i < persons.Count; i++)
        {
            persons[i] = work.Work(persons[i]) with { HasKnownAccount = persons[i].Age is >= 16 and < 70 && money.Happens(540) };
        }

        months.Live(persons, on, Standing.PerHead(money, set, conceals));
        var heads = persons.Count(p => p.CountsOn(on));
        new Owning(money).Save(persons, on, (int)(heads * (long)Standing.FinancialLimit * Standing.Savings(money, conceals) / 1_000));
    }
}

/// <summary>What is drawn under one stream of chance.</summary>
internal enum Topic
{
    People,
    Hiding,
    Work,
    Months,
    Money,
    Belongings,
    Stating,
    Records,
    Errors,
    Delays,
}
