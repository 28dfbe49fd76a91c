using Verification.City.Drawing;

namespace Verification.City.Lives.Hiding;

/// <summary>What a family that means to conceal keeps from the office, and how.</summary>
internal sealed class Hides(Chance chance)
{
    private static readonly Concealed[] Ways = [Concealed.Income, Concealed.Work, Concealed.Property, Concealed.Membership];

    /// <summary>Hides one thing or two; a family that has nothing else to hide hides savings.</summary>
    public Concealed Hide(List<LivedPerson> persons, DateOnly on)
    {
        var hidden = Concealed.Nothing;
        foreach (var way in Chosen(persons, on))
        {
            hidden |= way;
            Hide(persons, on, way);
        }

        return hidden;
    }

    private List<Concealed> Chosen(List<LivedPerson> persons, DateOnly on)
    {
        var first = Ways[chance.Weighed(Weights(persons, on))];
        var second = Ways[chance.Weighed(Weights(persons, on))];
        return chance.Happens(380) && second != first ? [first, second] : [first];
    }

    private static int[] Weights(List<LivedPerson> persons, DateOnly on) =>
    [
        persons.Any(p => p.CountsOn(on) && p.Year(LifeWords.IsFlexible) >= 1_200) ? 60 : 0,
        persons.Any(p => IsAway(p, on)) ? 25 : 0,
        persons.Any(p => p.CountsOn(on) && p.Holdings.Count > 0) ? 15 : 0,
        persons.Exists(p => IsEarner(p, on)) ? 12 : 0,
    ];

    private static bool IsAway(LivedPerson person, DateOnly on) => person.CountsOn(on) && person.Jobs.Any(job => job.Kind == IncomeKind.Migrant);

    private static bool IsEarner(LivedPerson person, DateOnly on) =>
        person.Number > 1 && person.CountsOn(on) && person.Age is >= 18 and < 60 && person.Year(kind => kind < IncomeKind.Pension) >= 6_000;

    private void Hide(List<LivedPerson> persons, DateOnly on, Concealed way)
    {
        for (var i = 0; i < persons.Count; i++)
        {
            var person = persons[i];
            persons[i] = way switch
            {
                Concealed.Income when person.CountsOn(on) && person.Year(LifeWords.IsFlexible) >= 1_200 =>
                    person with { Conceals = person.Conceals | way, UsesOthersAccount = chance.Happens(350) },
                Concealed.Work when IsAway(person, on) => person with { Conceals = person.Conceals | way },
                Concealed.Membership when IsEarner(person, on) => person with { Conceals = person.Conceals | way, Named = false },
                Concealed.Property when person.CountsOn(on) && person.Holdings.Count > 0 =>
                    person with { Conceals = person.Conceals | way, Holdings = [.. person.Holdings.SelectMany(Part)] },
                _ => person,
            };
        }
    }

    // What is hidden is mostly put in a relative's name; some of it stays in one's own and is not spoken of. A little is shown.
    private IEnumerable<Holding> Part(Holding holding)
    {
        var (shown, others) = (chance.Between(0, 250), chance.Weighed(55, 45) == 0 ? chance.Between(700, 1_000) : chance.Between(0, 450));
        var visible = decimal.Floor(holding.Value * shown / 1_000);
        var hidden = holding.Value - visible;
        var away = decimal.Floor(hidden * others / 1_000);
        Holding[] parts =
        [
            holding with { Value = visible },
            holding with { Value = away, InOthersName = true, Hidden = true },
            holding with { Value = hidden - away, Hidden = true },
        ];
        return parts.Where(part => part.Value > 0);
    }
}
