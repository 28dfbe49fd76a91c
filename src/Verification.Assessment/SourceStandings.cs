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
        var gravest = 0;
        MeasuredStanding? measured = null;
        DateOnly? asOf = null;
        for (var p = 0; p < facts.Members.Count; p++)
        {
            var heard = hearing[source, p];
            if (!heard.Asked && heard.Silence is not null)
            {
                continue;
            }

            if (heard.Asked && Rank(heard) > gravest)
            {
                (worst, gravest) = (heard.MeetsLimits == false ? Silence.NoRecord : heard.Silence, Rank(heard));
            }

            if (heard.Standing is { } standing && measured is not { Meets: false })
            {
                measured = standing;
            }

            asOf = heard.AsOf is { } day && (asOf is null || day < asOf) ? day : asOf;
        }

        return new(id, worst, asOf) { Measured = measured };
    }

    private static int Rank(in Heard heard) => heard.Silence switch
    {
        Silence.NoRecord => heard.MeetsLimits == false ? 2 : 0,
        null => heard.MeetsLimits == false ? 2 : 1,
        Silence.NotAsked => 3,
        Silence.Stale => 4,
        Silence.NotCovered => 5,
        Silence.NotSearchable => 6,
        Silence.NotMatched => 7,
        Silence.WeakMatch => 8,
        Silence.Refused => 9,
        _ => 10,
    };
}
