using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Living;

/// <summary>Draws who lives together: old people alone, couples, single parents, grandparents with grandchildren, three generations.</summary>
internal sealed class FamilyDraw(Chance chance, SyntheticIds ids)
{
    private readonly List<LivedPerson> _persons = [];
    private readonly string _surname = Names.Surname(chance);

    public List<LivedPerson> Draw(int size)
    {
        switch (size)
        {
            case 1:
                Add("applicant", chance.Happens(420) ? Old() : chance.Between(22, 59));
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
        switch (chance.Weighed(24, 30, 22, 14, 10))
        {
            case 0:
                Couple(Old());
                break;
            case 1:
                Parent(1);
                break;
            case 2:
                var elder = Add("applicant", Old());
                Add("child", Math.Max(19, elder.Age - chance.Between(24, 36)));
                break;
            case 3:
                Couple(chance.Between(24, 58));
                break;
            default:
                Add("applicant", Old());
                Add("grandchild", chance.Between(2, 16));
                break;
        }
    }

    private void OfThree()
    {
        switch (chance.Weighed(58, 16, 14, 12))
        {
            case 0:
                Couple(chance.Between(26, 54));
                Child();
                break;
            case 1:
                Parent(2);
                break;
            case 2:
                Couple(chance.Between(30, 58));
                Add("parent", Old());
                break;
            default:
                Couple(Old());
                Add("grandchild", chance.Between(2, 16));
                break;
        }
    }

    private void Large(int size)
    {
        Couple(chance.Between(28, 54));
        Child();
        for (var i = 3; i < size; i++)
        {
            if (i == 3 ? chance.Happens(450) : i % 2 == 0)
            {
                Add("parent", Old());
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
        var married = LivesCalendar.ReadOn.AddDays(-(years * 365) - chance.Below(300));
        Add("applicant", age);
        _persons[0] = _persons[0] with { MarriedOn = married };
        var spouse = Person("spouse", Math.Max(21, age + chance.Between(-5, 4)), Names.Surname(chance), Other(_persons[0].Sex));
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

    private void Child() => Add("child", chance.Between(0, Math.Clamp(_persons[0].Age - 22, 1, 22)));

    private LivedPerson Add(string relation, int age)
    {
        var person = Person(relation, age, _surname);
        _persons.Add(person);
        return person;
    }

    private LivedPerson Person(string relation, int age, string surname, Sex? sex = null)
    {
        var born = LivesCalendar.ReadOn.AddYears(-age).AddDays(-chance.Below(330) - 31);
        var own = sex ?? (chance.Happens(500) ? Sex.Male : Sex.Female);
        return new()
        {
            Number = _persons.Count + 1,
            Relation = relation,
            Name = Names.Of(chance, surname, own),
            Sex = own,
            BornOn = born,
            Document = ids.Next(born, own),
            Study = Studies(age),
        };
    }

    private string? Studies(int age) => age switch
    {
        >= 7 and < 13 => "primary",
        >= 13 and < 16 => "junior-secondary",
        >= 16 and < 19 => chance.Happens(820) ? "senior-secondary" : null,
        >= 19 and < 23 => chance.Happens(380) ? "undergraduate-full-time" : null,
        _ => null,
    };

    private int Old() => chance.Between(60, 86);

    private static Sex Other(Sex sex) => sex == Sex.Male ? Sex.Female : Sex.Male;
}
