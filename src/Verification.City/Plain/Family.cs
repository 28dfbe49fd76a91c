using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>Draws who lives together: relations, sexes and ages.</summary>
internal sealed class Family(Chance chance, SyntheticIds ids)
{
    private readonly List<CityPerson> _persons = [];
    private readonly string _surname = Names.Surname(chance);

    public List<CityPerson> Draw(int size)
    {
        switch (size)
        {
            case 1:
                Add("applicant", chance.Happens(520) ? Elderly() : chance.Between(24, 58));
                break;
            case 2:
                OfTwo();
                break;
            case 3:
                OfThree();
                break;
            default:
                Large(size);
                break;
        }

        return _persons;
    }

    private void OfTwo()
    {
        switch (chance.Weighed(30, 40, 30))
        {
            case 0:
                Couple(Elderly());
                break;
            case 1:
                Parent(1);
                break;
            default:
                var elder = Add("applicant", Elderly());
                Add("child", Math.Max(18, elder.AgeOn(CityCalendar.AsOf) - chance.Between(24, 36)));
                break;
        }
    }

    private void OfThree()
    {
        switch (chance.Weighed(62, 20, 18))
        {
            case 0:
                Couple(chance.Between(28, 54));
                Child();
                break;
            case 1:
                Couple(chance.Between(30, 58));
                Add("parent", Elderly());
                break;
            default:
                Parent(2);
                break;
        }
    }

    private void Large(int size)
    {
        Couple(chance.Between(28, 50));
        Child();
        for (var i = 3; i < size; i++)
        {
            if (i == 3 ? chance.Happens(500) : i % 2 == 0)
            {
                Add("parent", Elderly());
            }
            else
            {
                Child();
            }
        }
    }

    private void Couple(int age)
    {
        var years = chance.Between(1, Math.Max(1, age - 22));
        var married = CityCalendar.AsOf.AddDays(-(years * 365) - chance.Below(300));
        _persons.Add(Person("applicant", age, _surname) with { MarriedOn = married });
        var spouse = Person("spouse", Math.Max(22, age + chance.Between(-4, 4)), Names.Surname(chance), Other(_persons[0].Sex));
        _persons.Add(spouse with { MarriedOn = married });
    }

    private void Parent(int children)
    {
        Add("applicant", chance.Between(26, 52));
        for (var i = 0; i < children; i++)
        {
            Child();
        }
    }

    private void Child()
    {
        var eldest = Math.Clamp(_persons[0].AgeOn(CityCalendar.AsOf) - 22, 1, 18);
        Add("child", chance.Between(0, eldest));
    }

    private CityPerson Add(string relation, int age)
    {
        var person = Person(relation, age, _surname);
        _persons.Add(person);
        return person;
    }

    private CityPerson Person(string relation, int age, string surname, Sex? sex = null)
    {
        var born = CityCalendar.AsOf.AddYears(-age).AddDays(-chance.Below(330) - 31);
        var own = sex ?? (chance.Happens(500) ? Sex.Male : Sex.Female);
        return new()
        {
            MemberRef = $"m{_persons.Count + 1}",
            Relation = relation,
            Name = Names.Of(chance, surname, own),
            Sex = own,
            BornOn = born,
            Document = ids.Next(born, own),
            Facts = Studies(age),
        };
    }

    private static List<CityFact> Studies(int age) => age switch
    {
        >= 7 and < 13 => [new("study", "primary")],
        >= 13 and < 16 => [new("study", "junior-secondary")],
        >= 16 and < 19 => [new("study", "senior-secondary")],
        _ => [],
    };

    private int Elderly() => chance.Between(60, 86);

    private static Sex Other(Sex sex) => sex == Sex.Male ? Sex.Female : Sex.Male;
}
