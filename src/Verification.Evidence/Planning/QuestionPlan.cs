using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Who is asked what for one household: calls to make, and silences known without a call.</summary>
/// <param name="Asks">One per source that has at least one question.</param>
/// <param name="Planned">Silences that no call could mend: consent missing, document not searchable, source not connected.</param>
public sealed record QuestionPlan(VerificationId Verification, IReadOnlyList<PlannedAsk> Asks, IReadOnlyList<Answer> Planned)
{
    /// <summary>Consents looked at while planning: one for each person and source.</summary>
    public int ConsentsChecked { get; init; }

    /// <summary>Plans every source the law needs.</summary>
    /// <param name="today">Day of asking in Asia/Shanghai: a consent counts on the day of the call, not on the day of receipt.</param>
    public static QuestionPlan For(HouseholdFacts facts, SourceNeeds needs, SourceCatalogue catalogue, DateOnly today)
    {
        var asks = new List<PlannedAsk>(needs.Sources.Count);
        var planned = new List<Answer>();
        var consents = 0;
        var asker = AskerFor(facts);
        Person[] everyone = [.. facts.Everyone];
        var persons = new List<Person>(everyone.Length);
        foreach (var rule in needs.Sources)
        {
            // Persons the pack does not ask about are neither asked nor missed.
            persons.Clear();
            foreach (var person in everyone)
            {
                if (rule.AsksOf(person, facts.AsOf))
                {
                    persons.Add(person);
                }
            }

            var questions = Questions(facts, persons, new(rule.Id, needs.LookBack, asker) { Settles = rule.Settles }, rule.OfProvince, catalogue, today, planned, ref consents);
            if (questions.Count > 0)
            {
                asks.Add(new(rule.Id, questions) { Stage = rule.Stage });
            }
        }

        return new(facts.Id, asks, planned) { ConsentsChecked = consents };
    }

    /// <summary>Plans one source again for some persons, as before every call of the slow lane.</summary>
    public static QuestionPlan Again(
        HouseholdFacts facts, SourceId source, IReadOnlyList<int> members, SourceNeeds needs, SourceCatalogue catalogue, DateOnly today)
    {
        var planned = new List<Answer>();
        var consents = 0;
        List<Person> persons = [.. facts.Everyone.Where(p => members.Contains(p.Ordinal))];
        var asking = new Asking(source, needs.LookBack, AskerFor(facts)) { Settles = needs.Sources.FirstOrDefault(rule => rule.Id == source)?.Settles };
        // Whom another province knows was closed when it was planned first.
        var questions = Questions(facts, persons, asking, ofProvince: false, catalogue, today, planned, ref consents);
        return new(facts.Id, questions.Count > 0 ? [new(source, questions)] : [], planned) { ConsentsChecked = consents };
    }

    private static Asker AskerFor(HouseholdFacts facts) => new(facts.Submitter, facts.Programmes, facts.Purpose);

    private static List<Question> Questions(
        HouseholdFacts facts, List<Person> persons, Asking asking, bool ofProvince, SourceCatalogue catalogue, DateOnly today,
        List<Answer> planned, ref int consents)
    {
        var source = asking.Source;
        var description = catalogue.Find(source)?.Source.Description;
        var questions = new List<Question>(persons.Count);
        foreach (var person in persons)
        {
            // An obligor is outside the household: without a consent nobody asks, and nobody reports a refusal either.
            consents++;
            var consented = person.Consent?.Covers(source, today) ?? false;
            if (!consented && person.Ordinal > facts.Members.Count)
            {
                continue;
            }

            if (SilenceOf(person, description, consented, ofProvince && person.ProvinceOutside(facts.Region) is not null) is { } why)
            {
                planned.Add(new Answer.Silent(facts.Id, source, person.Ordinal, why));
            }
            else
            {
                questions.Add(QuestionTo(facts, person, asking));
            }
        }

        return questions;
    }

    private static Silence? SilenceOf(Person person, SourceDescription? description, bool consented, bool ofOtherProvince)
    {
        if (!consented)
        {
            return Silence.Refused;
        }

        // Asked for anyway it would hold no record, which says nothing of the province that may hold one.
        if (ofOtherProvince)
        {
            return Silence.NotCovered;
        }

        // A source that the law needs and nobody has connected will not answer by waiting for it.
        if (description is null)
        {
            return Silence.NoAnswer;
        }

        return description.CanSearchBy(person.Document) || description.CanSearchByName(person.Name, person.Document, person.BornOn) ? null : Silence.NotSearchable;
    }

    private static Question QuestionTo(HouseholdFacts facts, Person person, Asking asking) => new()
    {
        Verification = facts.Id,
        Source = asking.Source,
        MemberOrdinal = person.Ordinal,
        Name = person.Name,
        Document = person.Document,
        FormerNames = person.FormerNames,
        BornOn = person.BornOn,
        RegisteredRegion = person.RegisteredRegion,
        Region = facts.Region,
        LookBack = asking.LookBack,
        AsOf = facts.AsOf,
        ConsentNo = person.Consent!.DocumentNo,
        Asker = asking.Asker,
        Settles = asking.Settles,
    };

    /// <summary>What all questions of one ask have in common.</summary>
    private sealed record Asking(SourceId Source, Period LookBack, Asker Asker)
    {
        public IReadOnlyDictionary<string, IReadOnlyList<EvidenceKind>>? Settles { get; init; }
    }
}

/// <summary>The questions of one household to one source; never empty.</summary>
public sealed record PlannedAsk(SourceId Source, IReadOnlyList<Question> Questions)
{
    /// <summary>1, or 2 for sources asked when those of the first stage have answered.</summary>
    public int Stage { get; init; } = 1;
}
