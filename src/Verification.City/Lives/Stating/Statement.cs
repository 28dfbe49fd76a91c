using System.Globalization;
using Verification.City.Drawing;
using Verification.Contracts.Intake;

namespace Verification.City.Lives.Stating;

/// <summary>What a household says of its income and property: the honest as they remember it, the others less.</summary>
internal sealed class Statement(Chance chance)
{
    private readonly List<IncomeDeclared> _income = [];
    private readonly List<PropertyDeclared> _property = [];

    public DeclaredStatus? Of(LivedHousehold household)
    {
        foreach (var person in household.Persons.Where(p => p is { LivesHere: true } && LivesRequest.IsNamed(household, p)))
        {
            Work(person);
            Unearned(person);
            Property(person);
        }

        return _income.Count + _property.Count == 0
            ? null
            : new() { Income = _income.Count > 0 ? _income : null, Property = _property.Count > 0 ? _property : null };
    }

    private void Work(LivedPerson person)
    {
        for (var i = 0; i < person.Jobs.Count; i++)
        {
            var (job, index) = (person.Jobs[i], i);
            var monthly = person.Earnings.Where(e => e.Job == index && LivesCalendar.IsInLookBack(e.Month)).Sum(e => e.Amount) / 12m;
            var said = job.IsFlexible ? Memory.OfFlexible(chance, monthly) : Memory.OfRegular(chance, monthly);
            var forgotten = i > 0 && chance.Happens(260);
            var admitted = chance.Weighed(40, 60) == 0 ? 0 : chance.Between(80, 450);
            if (WorkStated.IsKeptQuiet(person, job) || forgotten)
            {
                continue;
            }

            said = job.IsFlexible && person.Conceals.HasFlag(Concealed.Income) ? decimal.Floor(said * admitted / 10_000) * 10 : said;
            Say(person, job.Kind == IncomeKind.Wage ? "wage" : job.Kind == IncomeKind.Trade ? "business" : "flexible", said);
        }
    }

    private void Unearned(LivedPerson person)
    {
        foreach (var kind in new[] { IncomeKind.Pension, IncomeKind.Maintenance, IncomeKind.Remittance, IncomeKind.Property })
        {
            var monthly = person.Year(k => k == kind) / 12m;
            var forgets = chance.Happens(kind switch { IncomeKind.Pension => 50, IncomeKind.Remittance => 420, _ => 180 });
            if (monthly > 0 && !forgets)
            {
                Say(person, kind == IncomeKind.Property ? "property" : "transfer", Memory.OfRegular(chance, monthly));
            }
        }
    }

    private void Property(LivedPerson person)
    {
        foreach (var holding in person.Holdings)
        {
            var (said, forgets) = (Memory.OfBalance(chance, holding.Value), chance.Happens(holding.Value < 2_000 ? 450 : 70));
            if (!holding.Hidden && !forgets && said > 0)
            {
                _property.Add(new()
                {
                    Kind = Vocabulary.EvidenceWords.Of(holding.Kind),
                    Value = Yuan(said),
                    Holders = [new() { MemberRef = person.MemberRef, SharePercent = "100.00" }],
                });
            }
        }
    }

    private void Say(LivedPerson person, string kind, decimal monthly)
    {
        if (monthly > 0)
        {
            _income.Add(new() { MemberRef = person.MemberRef, Kind = kind, MonthlyAmount = Yuan(monthly) });
        }
    }

    private static string Yuan(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
