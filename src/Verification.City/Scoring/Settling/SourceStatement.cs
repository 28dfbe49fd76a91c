using Verification.City.Scoring.Reading;
using Verification.Vocabulary;

namespace Verification.City.Scoring.Settling;

/// <summary>A silent source is stood in for by a document: what the source would have said, or, of one that is not there, what is true.</summary>
internal static class SourceStatement
{
    /// <param name="ordinal">About whom; null: everybody it is silent about.</param>
    public static CityCase Of(CityCase one, SourceId source, int? ordinal)
    {
        var answers = one.Answers.Where(a => a.Source != source).ToList();
        var known = one.Answers.Where(a => a.Source == source).ToDictionary(a => a.MemberOrdinal);
        foreach (var person in one.Facts.Members)
        {
            var before = known.GetValueOrDefault(person.Ordinal);
            var stays = (ordinal is { } about && about != person.Ordinal) || (ordinal is null && before is Answer.Answered or Answer.Silent { Why: Silence.NoRecord });
            if (!stays)
            {
                answers.Add(Whole(one, source, person, before));
            }
            else if (before is not null)
            {
                answers.Add(before);
            }
        }

        return one with { Answers = answers };
    }

    private static Answer Whole(CityCase one, SourceId source, Person person, Answer? before) =>
        (one.Withheld.FirstOrDefault(a => a.Source == source && a.MemberOrdinal == person.Ordinal) ?? before) switch
        {
            Answer.Answered said => said with { Coverage = Coverage.Unstated, AsOf = one.Facts.AsOf },
            Answer.Silent { Why: Silence.NoRecord } nothing => nothing with { AsOf = one.Facts.AsOf },
            _ => TrueRecords.Answer(one, source, person),
        };
}
