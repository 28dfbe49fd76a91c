using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>Who truly lives here: the household is verified again with these persons, and the civil registry agrees.</summary>
internal static class HomeVisit
{
    private static readonly SourceId Civil = new("civil-registry");

    /// <summary>Null when nothing is told of the household's lives.</summary>
    public static CityCase? Of(CityCase one)
    {
        if (one.Lives.Persons.Count == 0 || one.Facts.Obligors.Count > 0)
        {
            return null;
        }

        var members = new List<Person>();
        var answers = new List<Answer>();
        foreach (var person in one.Facts.Members)
        {
            if (one.Lives.Of(person.MemberRef) is { LivesHere: false })
            {
                continue;
            }

            members.Add(person with { Ordinal = members.Count + 1, Facts = [.. person.Facts.Where(f => f.Kind != "serving-sentence")] });
            answers.AddRange(one.Answers.Where(a => a.MemberOrdinal == person.Ordinal && a.Source != Civil).Select(a => At(a, members.Count)));
            answers.Add(TrueRecords.Answer(one, Civil, members[^1]));
        }

        foreach (var life in one.Lives.Persons.Where(p => p is { MemberRef: null, LivesHere: true }))
        {
            Join(one, life, members, answers);
        }

        return members.Count == 0 ? null : one with { Facts = one.Facts with { Members = members }, Answers = answers };
    }

    private static Answer At(Answer answer, int ordinal) => answer switch
    {
        Answer.Answered said => said with { MemberOrdinal = ordinal, Items = [.. said.Items.Select(i => At(i, ordinal))] },
        _ => answer with { MemberOrdinal = ordinal },
    };

    private static EvidenceItem At(EvidenceItem item, int ordinal) => item with
    {
        MemberOrdinal = ordinal,
        Holders = [.. item.Holders.Select(h => h.MemberOrdinal == item.MemberOrdinal ? h with { MemberOrdinal = ordinal } : h)],
    };

    // What the sources would say of a person nobody had named.
    private static void Join(CityCase one, LifeOfPerson life, List<Person> members, List<Answer> answers)
    {
        var name = $"found-{members.Count + 1}";
        var person = new Person
        {
            Ordinal = members.Count + 1,
            MemberRef = name,
            Relation = life.Relation,
            Name = name,
            BornOn = life.BornOn,
            Document = IdentityDocument.TryParse(DocumentType.ResidentId, life.Document, out var document, out _) ? document : one.Facts.Members[0].Document,
        };
        members.Add(person);
        var told = one with { Lives = new([life with { MemberRef = name }]) };
        answers.AddRange(one.Pack.Sources.Where(s => s.AsksOf(person, one.Facts.AsOf)).Select(s => TrueRecords.Answer(told, s.Id, person)));
    }
}
