using Verification.City.Drawing;
using Verification.Vocabulary;

namespace Verification.City.Lives.Living;

/// <summary>Draws what work the persons of a household have, for how long, and how it is paid.</summary>
internal sealed class WorkDraw(Chance chance, CitySet set)
{
    private static readonly IncomeKind[] Kinds =
        [IncomeKind.Wage, IncomeKind.Platform, IncomeKind.DayLabour, IncomeKind.Migrant, IncomeKind.Seasonal, IncomeKind.Trade];

    private static readonly IncomeKind[] Beside = [IncomeKind.DayLabour, IncomeKind.Seasonal, IncomeKind.Trade, IncomeKind.Platform];

    /// <summary>Whether somebody can work at all: of age, not in school, well enough, and here.</summary>
    public static bool CanWork(LivedPerson person) =>
        person is { Age: >= 16 and < 72, Study: null, Illness: null, Custody: null, DiedOn: null } && person.Disability is null or "physical-4" or "physical-3";

    public LivedPerson Work(LivedPerson person)
    {
        if (!CanWork(person) || Draw(person) is not { } kind)
        {
            return person;
        }

        var jobs = new List<Job> { Job(kind, 1_000) };
        if (LifeWords.IsFlexible(kind) && kind != IncomeKind.Migrant && chance.Happens(180) && chance.Of(Beside) is var other && other != kind)
        {
            jobs.Add(Job(other, 450));
        }

        return person with { Jobs = jobs };
    }

    private IncomeKind? Draw(LivedPerson person)
    {
        var (more, much) = set.HeavyTail ? (9, 8) : (0, 0);
        var at = person.Age >= 60 ? chance.Weighed(2, 0, 9, 2, 20 + more, 14, 53 - more)
            : !person.LivesHere ? chance.Weighed(38, 10, 8, 24, 4, 10, 6)
            : person.Sex == Sex.Male ? chance.Weighed(19 - much, 12, 22 + more, 19, 6 + more, 11, 11)
            : chance.Weighed(20 - much, 4, 10 + more, 9, 13 + more, 14, 30);
        return at < Kinds.Length ? Kinds[at] : null;
    }

    private Job Job(IncomeKind kind, int perMille)
    {
        var spell = chance.Weighed(80, 9, 7, 4);
        var (first, last) = spell switch
        {
            1 => (chance.Between(3, 14), LivesCalendar.Months - 1),
            2 => (0, chance.Between(6, 15)),
            3 => (chance.Between(2, 8), chance.Between(10, 16)),
            _ => (0, LivesCalendar.Months - 1),
        };
        return new()
        {
            Kind = kind,
            FirstMonth = first,
            LastMonth = last,
            Level = Level(kind) * perMille / 1_000,
            Season = Seasons.Of(kind, chance, sharper: set.HeavyTail),
            Pay = PayFor(kind),
            Payer = kind switch { IncomeKind.Platform => 1 + chance.Weighed(34, 26, 18, 13, 9), IncomeKind.Seasonal => 0, _ => chance.Between(1, 400) },
            PayerReports = Reports(kind),
            PaidLate = kind == IncomeKind.Migrant && chance.Happens(260),
        };
    }

    private int Level(IncomeKind kind) => kind switch
    {
        IncomeKind.Wage => chance.Between(1_500, 2_900),
        IncomeKind.Platform => chance.Happens(380) ? chance.Between(400, 1_500) : chance.Between(1_800, 4_600),
        IncomeKind.DayLabour => chance.Between(80, 160) * chance.Between(8, 22),
        IncomeKind.Migrant => chance.Between(2_200, 5_000),
        IncomeKind.Seasonal => chance.Between(1_500, 4_200),
        _ => chance.Between(700, 3_200),
    };

    private Pay PayFor(IncomeKind kind) => Usual(kind).WithCash(set.Cash);

    private Pay Usual(IncomeKind kind)
    {
        switch (kind)
        {
            case IncomeKind.Wage:
                return chance.Happens(860) ? new(1_000, 0, 0, 0) : new(600, 0, 0, 0);
            case IncomeKind.Platform:
                return new(0, 1_000 - chance.Between(20, 130), 0, 0);
            case IncomeKind.DayLabour:
                return new(0, 0, chance.Happens(60) ? 200 : 0, chance.Between(50, 500));
            case IncomeKind.Migrant:
                return chance.Weighed(35, 35, 30) switch { 0 => new(880, 0, 0, 20), 1 => new(0, 0, 0, 840), _ => new(0, 0, 0, 150) };
            case IncomeKind.Seasonal:
                return new(0, 0, 0, chance.Between(0, 350));
            default:
                return new(0, 0, chance.Happens(220) ? chance.Between(150, 500) : 0, chance.Between(200, 500));
        }
    }

    // Platforms 1, 3 and 5 are connected; small employers and sites far away often file nothing.
    private bool Reports(IncomeKind kind) => kind switch
    {
        IncomeKind.Wage => chance.Happens(930),
        IncomeKind.Migrant => chance.Happens(640),
        IncomeKind.Trade => chance.Happens(120),
        _ => true,
    };
}
