using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>All methods in force at a place, with what tells quickly that none of them concerns a person.</summary>
public sealed class EstimateSet
{
    public static readonly EstimateSet None = new([]);

    private readonly ulong _kinds;
    private readonly bool _asksNobodysWork;

    public EstimateSet(IReadOnlyList<EstimateRule> rules)
    {
        Rules = rules;
        foreach (var rule in rules)
        {
            foreach (var pattern in rule.Use.Evidence)
            {
                _kinds |= 1ul << (int)pattern.Kind;
            }

            _asksNobodysWork |= rule.Use is { Work: [], Evidence: [] } || rule.Use.Work.Contains(EstimateUse.NothingStated);
        }

        Reconciles = rules.Any(r => r.Method == EstimateMethod.PlatformSettlement);
        TakesReports = rules.Any(r => r.Method == EstimateMethod.PlatformReports);
    }

    public IReadOnlyList<EstimateRule> Rules { get; }

    /// <summary>Payouts are compared with tasks.</summary>
    public bool Reconciles { get; }

    /// <summary>What platforms reported to the tax authority is no payout of its own.</summary>
    public bool TakesReports { get; }

    /// <summary>Whether some method may concern a person who states work, or of whom there are records of these kinds.</summary>
    /// <param name="kinds">One bit per kind of evidence.</param>
    public bool MayConcern(bool statesWork, ulong kinds) => Rules.Count > 0 && (statesWork || _asksNobodysWork || (kinds & _kinds) != 0);
}
