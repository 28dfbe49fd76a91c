using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>All methods in force at a place, with what tells quickly that none of them concerns a person.</summary>
public sealed class EstimateSet
{
    public static readonly EstimateSet None = new([]);

    private readonly ulong[] _shows;
    private readonly ulong[] _excludes;
    private readonly ulong _looksAt;
    private readonly ulong _anyShows;
    private readonly bool _asksNoWork;
    private readonly bool _takesReports;

    public EstimateSet(IReadOnlyList<EstimateRule> rules)
    {
        Rules = rules;
        _shows = [.. rules.Select(r => Bits(r.Use.Evidence))];
        _excludes = [.. rules.Select(r => Bits(r.Use.Without.Where(p => p.Details.Count == 0)))];
        _anyShows = _shows.Aggregate(0ul, (all, one) => all | one);
        _asksNoWork = rules.Any(r => r.Use is { Work: [], Evidence: [] } || r.Use.Work.Contains(EstimateUse.NothingStated));
        _looksAt = Bits(rules.SelectMany(r => r.Use.Evidence.Concat(r.Use.Without)));
        _takesReports = rules.Any(r => r.Method == EstimateMethod.PlatformReports);
        Reconciles = rules.Any(r => r.Method == EstimateMethod.PlatformSettlement);
    }

    public IReadOnlyList<EstimateRule> Rules { get; }

    /// <summary>Payouts are compared with tasks.</summary>
    public bool Reconciles { get; }

    /// <summary>Whether a record is another view of income other records show: what platforms reported to the tax authority is no payout beside their own.</summary>
    public bool IsOtherView(EvidenceItem record) => _takesReports && record is { Kind: EvidenceKind.PlatformPayout, Detail: Flexible.PlatformReports.Reported };

    /// <summary>Whether a record of this kind may change what some method says.</summary>
    public bool LooksAt(EvidenceKind kind) => (_looksAt & (1ul << (int)kind)) != 0;

    /// <summary>Whether some method may concern a person; nothing is allocated to tell.</summary>
    /// <param name="kinds">Kinds of the records of the look-back, one bit each.</param>
    public bool MayConcern(Person who, ulong kinds) =>
        ((_anyShows & kinds) != 0 || _asksNoWork || StatesWork(who)) && SomeMayConcern(who, kinds);

    public static bool StatesWork(Person who)
    {
        var facts = who.Facts;
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i].Kind == Flexible.PersonWork.WorkFact)
            {
                return true;
            }
        }

        return false;
    }

    private bool SomeMayConcern(Person who, ulong kinds)
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
