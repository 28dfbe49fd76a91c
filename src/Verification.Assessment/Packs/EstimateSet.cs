using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>All methods in force at a place, with what tells quickly that none of them concerns a person.</summary>
public sealed class EstimateSet
{
    public static readonly EstimateSet None = new([]);

    private readonly ulong[] _shows;
    private readonly ulong[] _excludes;
    private readonly bool _takesReports;

    public EstimateSet(IReadOnlyList<EstimateRule> rules)
    {
        Rules = rules;
        _shows = [.. rules.Select(r => Bits(r.Use.Evidence))];
        _excludes = [.. rules.Select(r => Bits(r.Use.Without.Where(p => p.Details.Count == 0)))];
        _takesReports = rules.Any(r => r.Method == EstimateMethod.PlatformReports);
        Reconciles = rules.Any(r => r.Method == EstimateMethod.PlatformSettlement);
    }

    public IReadOnlyList<EstimateRule> Rules { get; }

    /// <summary>Payouts are compared with tasks.</summary>
    public bool Reconciles { get; }

    /// <summary>Whether a record is another view of income other records show: what platforms reported to the tax authority is no payout beside their own.</summary>
    public bool IsOtherView(EvidenceItem record) => _takesReports && record is { Kind: EvidenceKind.PlatformPayout, Detail: Flexible.PlatformReports.Reported };

    /// <summary>Whether some method may concern a person; nothing is allocated to tell.</summary>
    /// <param name="kinds">Kinds of the records of the look-back, one bit each.</param>
    public bool MayConcern(Person who, ulong kinds)
    {
        for (var r = 0; r < Rules.Count; r++)
        {
            var use = Rules[r].Use;
            var mayShow = (_shows[r] & kinds) != 0 || States(use.Work, who) || (use.Work.Count == 0 && use.Evidence.Count == 0);
            if (mayShow && (_excludes[r] & kinds) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool States(IReadOnlyList<string> words, Person who)
    {
        for (var w = 0; w < words.Count; w++)
        {
            if (words[w] == EstimateUse.NothingStated)
            {
                return true;
            }

            for (var f = 0; f < who.Facts.Count; f++)
            {
                if (who.Facts[f].Kind == Flexible.PersonWork.WorkFact && who.Facts[f].Value == words[w])
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ulong Bits(IEnumerable<EvidencePattern> patterns) => patterns.Aggregate(0ul, (bits, p) => bits | (1ul << (int)p.Kind));
}
