using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Living;

/// <summary>Illness, disability, births, deaths, prison, and who has left the household without leaving its papers.</summary>
internal sealed class Fate(Chance chance, SyntheticIds ids)
{
    private static readonly string[] Disabilities =
        ["physical-2", "physical-1", "visual-1", "intellectual-2", "psychiatric-2", "hearing-2", "physical-3", "intellectual-3", "physical-4"];

    private static readonly string[] Illnesses = ["serious-uraemia", "serious-tumour", "serious-heart", "serious-stroke"];

    public void Befall(List<LivedPerson> persons)
    {
        for (var i = 0; i < persons.Count; i++)
        {
            persons[i] = Health(persons[i], alone: persons.Count == 1);
        }

        Newborn(persons);
        Death(persons);
        Prison(persons);
        Gone(persons);
    }

    private LivedPerson Health(LivedPerson person, bool alone)
    {
        var (disabled, ill) = person.Age switch
        {
            < 16 => (25, 10),
            < 60 => alone ? (300, 140) : (110, 65),
            _ => (140, 150),
        };
        return chance.Happens(disabled) ? person with { Disability = chance.Of(Disabilities), Study = person.Age < 16 ? person.Study : null }
            : chance.Happens(ill) ? person with { Illness = chance.Of(Illnesses), Study = person.Age < 16 ? person.Study : null }
            : person;
    }

    private void Newborn(List<LivedPerson> persons)
    {
        var at = persons.FindLastIndex(p => p is { Relation: "child", Age: < 4 });
        if (at >= 0 && chance.Happens(160))
        {
            persons[at] = persons[at] with { Document = null, BornOn = new(2020, chance.Between(2, 5), chance.Between(1, 28)) };
        }
    }

    // Some die after the application: on its day they still counted.
    private void Death(List<LivedPerson> persons)
    {
        var at = persons.FindLastIndex(p => p.Number > 1 && p.Age >= 60);
        if (at >= 0 && chance.Happens(35))
        {
            persons[at] = persons[at] with { DiedOn = new DateOnly(2019, 9, 1).AddDays(chance.Below(303)) };
        }
    }

    private void Prison(List<LivedPerson> persons)
    {
        var at = persons.FindIndex(p => p.Relation == "spouse" && p.Age < 60);
        if (at >= 0 && chance.Happens(22))
        {
            var from = new DateOnly(2018, 6, 1).AddDays(chance.Below(420));
            persons[at] = persons[at] with { Custody = new(from, from.AddDays(chance.Between(400, 1_600))), Disability = null, Illness = null };
        }
    }

    // A grown child with a household elsewhere, or a spouse who went away without a divorce: on paper they are still here.
    private void Gone(List<LivedPerson> persons)
    {
        var first = persons[0];
        if (first.Age is >= 44 and < 76 && chance.Happens(60))
        {
            persons.Add(Outside(persons, "child", first.Age - chance.Between(22, 26), named: chance.Happens(600)));
        }
        else if (first.MarriedOn is null && first.Age is >= 26 and < 56 && persons.Count > 1 && chance.Happens(130))
        {
            var married = first.BornOn.AddYears(23).AddDays(chance.Below(600));
            persons[0] = first with { MarriedOn = married };
            persons.Add(Outside(persons, "spouse", first.Age + chance.Between(-4, 4), named: chance.Happens(150)) with { MarriedOn = married });
        }
    }

    private LivedPerson Outside(List<LivedPerson> persons, string relation, int age, bool named)
    {
        var born = LivesCalendar.ReadOn.AddYears(-Math.Max(age, 19)).AddDays(-chance.Below(330) - 31);
        var sex = relation != "spouse" ? (chance.Happens(500) ? Sex.Male : Sex.Female) : persons[0].Sex == Sex.Male ? Sex.Female : Sex.Male;
        return new()
        {
            Number = persons.Count + 1,
            Relation = relation,
            Name = Names.Of(chance, Names.Surname(chance), sex),
            Sex = sex,
            BornOn = born,
            Document = ids.Next(born, sex),
            LivesHere = false,
            Named = named,
        };
    }
}
