using Verification.Contracts.Intake;

namespace Verification.City.Lives.Stating;

/// <summary>The facts a household states of a person: school, health, prison and what work the person does.</summary>
internal static class WorkStated
{
    public static IReadOnlyList<StatedFact>? Facts(LivedPerson person)
    {
        var facts = new List<StatedFact>();
        Add(facts, "study", person.Study);
        Add(facts, "disability", person.Disability);
        Add(facts, "illness", person.Illness);
        if (person.Custody is { } term)
        {
            facts.Add(new() { Kind = "serving-sentence", Value = "prison", From = term.From, To = term.To });
        }
        else if (person.Age >= 16 && person.Study is null)
        {
            facts.AddRange(Work(person));
        }

        return facts.Count > 0 ? facts : null;
    }

    /// <summary>Work away nobody is told of, or pay that is hidden altogether.</summary>
    public static bool IsKeptQuiet(LivedPerson person, Job job) => person.Conceals.HasFlag(Concealed.Work) && job.Kind == IncomeKind.Migrant;

    private static IEnumerable<StatedFact> Work(LivedPerson person)
    {
        var stated = person.Jobs.Where(job => !IsKeptQuiet(person, job)).DistinctBy(job => job.Kind).ToList();
        if (stated.Count == 0)
        {
            yield return new() { Kind = "work", Value = "none" };
        }

        foreach (var job in stated)
        {
            yield return new()
            {
                Kind = "work",
                Value = LifeWords.Work(job.Kind),
                From = job.FirstMonth > 0 ? LivesCalendar.Month(job.FirstMonth).FirstDay : null,
                To = job.LastMonth < LivesCalendar.Months - 1 ? LivesCalendar.Month(job.LastMonth).LastDay : null,
            };
        }
    }

    private static void Add(List<StatedFact> facts, string kind, string? value)
    {
        if (value is not null)
        {
            facts.Add(new() { Kind = kind, Value = value });
        }
    }
}
