using Verification.City.Drawing;

namespace Verification.City.Lives.Living;

/// <summary>Lives the months: what each job brings, what else comes in, with seasons, gaps and shocks.</summary>
internal sealed class Years(Chance chance, CitySet set)
{
    /// <summary>Gives every person their months; the work of the household is so much that it comes near a wanted income.</summary>
    /// <param name="perHead">Wanted yuan a month per counted head; what cannot be reached by more or less work is not reached.</param>
    public void Live(List<LivedPerson> persons, DateOnly on, int perHead)
    {
        var luck = chance.Between(600, 1_400);
        var months = persons.Select(p => p.Jobs.Select(job => Months(job, luck)).ToList()).ToList();
        for (var i = 0; i < persons.Count; i++)
        {
            persons[i] = persons[i] with { Earnings = Unearned(persons, persons[i]) };
        }

        var counted = Enumerable.Range(0, persons.Count).Where(i => persons[i].CountsOn(on)).ToList();
        var wanted = (perHead * 12m * counted.Count) - counted.Sum(i => persons[i].Year(_ => true));
        var work = counted.Sum(i => months[i].Sum(job => job.Where((_, m) => LivesCalendar.IsInLookBack(m)).Sum()));
        var factor = work == 0 ? 1m : Math.Clamp(decimal.Round(wanted / work, 4), 0.2m, set.HeavyTail ? 9m : 2.6m);
        for (var i = 0; i < persons.Count; i++)
        {
            persons[i] = persons[i] with { Earnings = [.. persons[i].Earnings, .. Paid(persons[i], months[i], persons[i].LivesHere ? factor : 1m)] };
        }
    }

    private decimal[] Months(Job job, int luck)
    {
        var months = new decimal[LivesCalendar.Months];
        var (rough, idle) = job.Kind switch { IncomeKind.Wage => (40, 4), IncomeKind.Platform => (160, 25), IncomeKind.Trade => (180, 20), _ => (260, 60) };
        var owed = 0m;
        var shock = chance.Happens(70) ? chance.Between(0, LivesCalendar.Months - 1) : -9;
        var shockMonths = chance.Between(1, 4);
        for (var m = 0; m < months.Length; m++)
        {
            // Every month draws the same number of times, so that a longer job does not change the next person's.
            var (noise, rest) = (chance.Between(1_000 - rough, 1_000 + rough), chance.Happens(idle));
            if (m < job.FirstMonth || m > job.LastMonth || rest || (m >= shock && m < shock + shockMonths))
            {
                continue;
            }

            var earned = job.Level * (long)job.Season[m % 12] * noise / 1_000_000m * Seasons.LeftIn(m, job.Kind, luck) / 1_000m;
            var now = job.PaidLate && m % 12 != 0 ? earned * 3 / 10 : earned;
            owed += earned - now;
            if (job.PaidLate && (m == LivesCalendar.SettledIn || m == job.LastMonth))
            {
                (now, owed) = (now + owed, 0);
            }

            months[m] = decimal.Round(now, 2);
        }

        return months;
    }

    private IEnumerable<Earning> Paid(LivedPerson person, List<decimal[]> jobs, decimal factor)
    {
        for (var j = 0; j < jobs.Count; j++)
        {
            for (var m = 0; m < LivesCalendar.Months; m++)
            {
                if (decimal.Round(jobs[j][m] * factor, 2) is > 0 and var amount)
                {
                    foreach (var earning in Split(person.Jobs[j], j, m, amount))
                    {
                        yield return earning;
                    }
                }
            }
        }
    }

    // Cash comes in whole yuan; the last channel of a job takes the rest.
    private static IEnumerable<Earning> Split(Job job, int index, int month, decimal amount)
    {
        var cash = decimal.Floor(amount * job.Pay.Cash / 1_000);
        var shares = new (Channel Channel, int PerMille)[]
        {
            (Channel.Employer, job.Pay.Employer), (Channel.Platform, job.Pay.Platform), (Channel.InvoicedTrade, job.Pay.Invoiced),
            (Channel.AccountInflow, job.Pay.Account),
        };
        var (left, leftShare) = (amount - cash, 1_000 - job.Pay.Cash);
        if (leftShare == 0)
        {
            (cash, left) = (amount, 0);
        }

        if (cash > 0)
        {
            yield return new(index, month, job.Kind, Channel.Cash, cash);
        }

        foreach (var (channel, share) in shares)
        {
            var part = share == leftShare ? left : decimal.Round((amount - cash) * share / (1_000 - job.Pay.Cash), 2);
            (left, leftShare) = (left - part, leftShare - share);
            if (part > 0)
            {
                yield return new(index, month, job.Kind, channel, part);
            }
        }
    }

    private List<Earning> Unearned(List<LivedPerson> persons, LivedPerson person)
    {
        var earnings = new List<Earning>();
        if (person.Age >= 60)
        {
            var last = person.DiedOn is { } died ? LivesCalendar.IndexOf(died) : LivesCalendar.Months - 1;
            Monthly(earnings, IncomeKind.Pension, chance.Happens(140) ? chance.Between(850, 2_300) : chance.Happens(930) ? chance.Between(103, 168) : 0, 1_000, 0);
            earnings.RemoveAll(e => e.Month > last);
            if (person.Number == 1)
            {
                Monthly(earnings, IncomeKind.Remittance, chance.Happens(280) ? chance.Between(80, 600) : 0, 620, 400);
            }
        }
        else if (person.Number == 1 && persons.All(p => p is { Age: < 60, Jobs.Count: 0 }))
        {
            // Nobody here can earn: relatives help, some every month, some at the feasts.
            Monthly(earnings, IncomeKind.Remittance, chance.Happens(650) ? chance.Between(60, 500) : 0, 550, 400);
        }
        else if (person.Number == 1 && persons.All(p => p.Relation != "spouse" || !p.LivesHere) && persons.Any(p => p.Relation == "child"))
        {
            Monthly(earnings, IncomeKind.Maintenance, chance.Happens(420) ? chance.Between(200, 900) : 0, 700, 150);
        }

        if (person.Number == 1 && person.LivesHere)
        {
            Monthly(earnings, IncomeKind.Property, chance.Happens(35) ? chance.Between(150, 600) : 0, 950, 0);
        }

        return earnings;
    }

    private void Monthly(List<Earning> earnings, IncomeKind kind, int yuan, int comes, int rough)
    {
        for (var m = 0; yuan > 0 && m < LivesCalendar.Months; m++)
        {
            if (chance.Happens(comes))
            {
                earnings.Add(new(-1, m, kind, Channel.None, decimal.Floor(yuan * chance.Between(1_000 - rough, 1_000 + rough) / 1_000m)));
            }
        }
    }
}
