using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Each source's part in one line: answered, or the kind of silence that says least.</summary>
internal static class SourceStandings
{
    public static IReadOnlyList<SourceStanding> Of(Pack pack, HouseholdFacts facts, Hearing hearing, EvidenceSet evidence)
    {
        var standings = new List<SourceStanding>(pack.Sources.Count);
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            // A supporting source nobody planned to ask says nothing and is not listed.
            if (pack.Sources[s].Role == SourceRole.Mandatory || evidence.From(pack.Sources[s].Id) is not null)
            {
                standings.Add(One(pack.Sources[s].Id, facts, hearing, s));
            }
        }

        return standings;
    }

    private static SourceStanding One(SourceId id, HouseholdFacts facts, Hearing hearing, int source)
    {
        Silence? worst = Silence.NoRecord;
        DateOnly? asOf = null;
        for (var p = 0; p < facts.Members.Count; p++)
        {
            var heard = hearing[source, p];
            if (!heard.Asked && heard.Silence is not null)
            {
                continue;
            }

            if (heard.Asked && Rank(heard.Silence) > Rank(worst))
            {
                worst = heard.Silence;
            }

            asOf = heard.AsOf is { } day && (asOf is null || day < asOf) ? day : asOf;
        }

        return new(id, worst, asOf);
    }

    private static int Rank(Silence? silence) => silence switch
    {
        Silence.NoRecord => 0,
        null => 1,
        Silence.NotAsked => 2,
        Silence.Stale => 3,
        Silence.NotCovered => 4,
        Silence.NotSearchable => 5,
        Silence.NotMatched => 6,
        Silence.WeakMatch => 7,
        Silence.Refused => 8,
        _ => 9,
    };
}
