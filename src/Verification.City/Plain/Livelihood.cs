using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Plain;

/// <summary>Gives the persons of a household what they live on, so that it comes to a wanted income and property.</summary>
internal sealed class Livelihood(Chance chance, List<CityPerson> persons)
{
    private const int Months = 12;

    private static readonly string[] Disabilities = ["physical-2", "physical-1", "visual-1", "intellectual-2", "psychiatric-2", "hearing-2"];
    private static readonly string[] Illnesses = ["serious-uraemia", "serious-tumour", "serious-heart", "serious-stroke"];

    /// <summary>Who can earn does, who cannot has a reason that is on record.</summary>
    /// <param name="perHead">Wanted monthly yuan per counted head.</param>
    /// <param name="mustEarn">At least one person has an income.</param>
    public void Earn(int perHead, bool mustEarn)
    {
        var incomes = new List<(int Person, EvidenceKind Kind)>();
        for (var i = 0; i < persons.Count; i++)
        {
            if (persons[i].Counted && Work(i, mustEarn && incomes.Count == 0) is { } kind)
            {
                incomes.Add((i, kind));
            }
        }

        var total = perHead * persons.Count(p => p.Counted);
        for (var left = incomes.Count; left > 0; left--)
        {
            var (person, kind) = incomes[incomes.Count - left];
            var part = left == 1 ? total : total * chance.Between(30, 70) / 100;
            part = kind == EvidenceKind.Pension && left > 1 ? Math.Min(part, chance.Between(103, 400)) : part;
            Pay(person, kind, Math.Max(part, 20));
            total -= part;
        }
    }

    /// <summary>Moves the year's income to the wanted side of a limit per head, exactly.</summary>
    public void Correct(decimal limitPerHead, bool below)
    {
        var limit = limitPerHead * Months * persons.Count(p => p.Counted);
        var sum = persons.Where(p => p.Counted).Sum(p => p.Income.Sum(i => i.Sum));
        var at = persons.FindIndex(p => p.Counted && p.Income.Count > 0);
        if (at < 0 || (sum < limit == below))
        {
            return;
        }

        if (below)
        {
            Scale((limit - (20 * persons.Count)) / sum);
        }
        else
        {
            var first = persons[at].Income[0];
            var months = first.Months.ToArray();
            months[^1] += limit - sum + chance.Between(0, 60);
            persons[at] = persons[at] with { Income = [first with { Months = months }, .. persons[at].Income.Skip(1)] };
        }
    }

    /// <summary>Puts this much into deposits and securities of the adults.</summary>
    public void Save(int yuan)
    {
        var adults = Enumerable.Range(0, persons.Count).Where(i => persons[i].Counted && persons[i].AgeOn(CityCalendar.AsOf) >= 18).ToList();
        if (adults.Count == 0 || yuan <= 0)
        {
            return;
        }

        var security = chance.Happens(60) ? yuan * chance.Between(10, 50) / 100 : 0;
        var first = chance.Of(adults);
        var part = adults.Count > 1 && chance.Happens(450) ? (yuan - security) * chance.Between(20, 80) / 100 : yuan - security;
        persons[first] = persons[first] with { Deposit = part, Security = security };
        if (yuan - security - part > 0)
        {
            var second = adults[(adults.IndexOf(first) + 1) % adults.Count];
            persons[second] = persons[second] with { Deposit = persons[second].Deposit + yuan - security - part };
        }
    }

    /// <summary>Takes away every record of work of the first able adult, who then earns cash; false when there is none.</summary>
    public bool Unrecord(int cash)
    {
        var at = persons.FindIndex(p => p.Counted && p.Income.Any(i => i.Kind != EvidenceKind.Pension) && p.AgeOn(CityCalendar.AsOf) < 59);
        if (at >= 0)
        {
            persons[at] = persons[at] with { Income = [], Cash = cash, Facts = [.. persons[at].Facts.Where(f => f.Kind != "work"), new("work", "flexible")] };
        }

        return at >= 0;
    }

    private EvidenceKind? Work(int at, bool must)
    {
        var age = persons[at].AgeOn(CityCalendar.AsOf);
        if (age >= 60)
        {
            return must || chance.Happens(700) ? EvidenceKind.Pension : null;
        }

        if (age < 16 || persons[at].Facts.Any(f => f.Kind == "study"))
        {
            return null;
        }

        switch (must ? chance.Weighed(80, 14, 6, 0, 0) : chance.Weighed(50, 10, 5, 22, 13))
        {
            case 0:
                return State(at, "employed", EvidenceKind.Wage);
            case 1:
                return State(at, "flexible", EvidenceKind.PlatformPayout);
            case 2:
                persons[at] = persons[at] with { Trades = true };
                return State(at, "self-employed", EvidenceKind.BusinessIncome);
            case 3:
                var disability = chance.Of(Disabilities);
                persons[at] = persons[at] with { Disability = disability, Facts = [.. persons[at].Facts, new("disability", disability)] };
                return null;
            default:
                persons[at] = persons[at] with { Facts = [.. persons[at].Facts, new("illness", chance.Of(Illnesses))] };
                return null;
        }
    }

    private EvidenceKind State(int at, string work, EvidenceKind kind)
    {
        persons[at] = persons[at] with { Facts = [.. persons[at].Facts, new("work", work)] };
        return kind;
    }

    private void Pay(int at, EvidenceKind kind, int monthly)
    {
        var months = new decimal[Months];
        for (var m = 0; m < Months; m++)
        {
            months[m] = kind switch
            {
                EvidenceKind.Pension => monthly,
                EvidenceKind.PlatformPayout => monthly * chance.Between(6_000, 14_000) / 10_000m,
                EvidenceKind.BusinessIncome => monthly * chance.Between(5_000, 15_000) / 10_000m,
                _ => monthly * chance.Between(94, 106) / 100m,
            };
            months[m] = decimal.Round(months[m], 2);
        }

        persons[at] = persons[at] with { Income = [new(kind, months)] };
    }

    private void Scale(decimal factor)
    {
        for (var i = 0; i < persons.Count; i++)
        {
            persons[i] = persons[i] with
            {
                Income = [.. persons[i].Income.Select(one => one with { Months = [.. one.Months.Select(m => decimal.Floor(m * factor * 100) / 100)] })],
            };
        }
    }
}
