using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>A running sum of settlements, each by how its payout and its tasks agree.</summary>
internal sealed class Reconciled(EstimateTerms terms, bool hasTasks, Func<string, (decimal? Paid, bool HasTasks)> elsewhere)
{
    private static readonly string[] Names = ["matched", "fee_explained", "mismatch", "payout_only", "task_only", "other_period"];

    private readonly int[] _counts = new int[Names.Length];

    public EstimateRange Range { get; private set; } = EstimateRange.Nothing;

    /// <summary>How many settlements of each kind; kinds without any are left out.</summary>
    public IEnumerable<(string Name, decimal Value)> Counts => Names.Select((name, i) => (name, (decimal)_counts[i])).Where(c => c.Item2 > 0m);

    public void Add(in Settlement settlement)
    {
        var (kind, range) = settlement switch
        {
            { HasPayout: true, HasTasks: true } => Both(settlement),
            { HasPayout: true } => PayoutOnly(settlement),
            _ => TasksOnly(settlement),
        };
        _counts[Array.IndexOf(Names, kind)]++;
        Range = Range.Plus(range);
    }

    private (string, EstimateRange) Both(in Settlement settlement)
    {
        var paid = Net(settlement);
        var (tasks, fee) = (settlement.Tasks, settlement.Tasks - paid.High);
        return fee == 0m ? ("matched", paid)
            : fee > 0m && fee <= tasks * terms.Fee.High ? ("fee_explained", paid)
            : ("mismatch", fee > 0m ? PaidLess(paid, tasks * (1m - terms.Fee.Low)) : PaidMore(paid, tasks));
    }

    // Something is outstanding, or was kept.
    private static EstimateRange PaidLess(in EstimateRange paid, decimal net) =>
        paid with { High = Math.Max(paid.High, net), HardHigh = paid.HardHigh is { } high ? Math.Max(high, net) : null };

    // A bonus, or somebody else's tasks.
    private static EstimateRange PaidMore(in EstimateRange paid, decimal tasks) =>
        paid with { Low = Math.Min(paid.Low, tasks), HardLow = Math.Min(paid.HardLow, tasks) };

    private (string, EstimateRange) PayoutOnly(in Settlement settlement)
    {
        if (terms.ByService && elsewhere(settlement.Id).HasTasks)
        {
            return ("other_period", EstimateRange.Nothing);
        }

        var paid = Net(settlement);
        return ("payout_only", hasTasks && paid.Low > 0m && terms.Unmatched > 0m ? paid with { Low = paid.Low * (1m - terms.Unmatched), HardLow = 0m } : paid);
    }

    private (string, EstimateRange) TasksOnly(in Settlement settlement)
    {
        if (elsewhere(settlement.Id).Paid is { } paid)
        {
            return ("other_period", terms.ByService ? EstimateRange.Shown(paid) : EstimateRange.Nothing);
        }

        var net = settlement.Tasks * (1m - terms.Fee.Low);
        return ("task_only", new(Math.Min(0m, net), Math.Max(0m, net), Math.Min(0m, net), null));
    }

    /// <summary>What was paid out before the fee is known up to the fee.</summary>
    private EstimateRange Net(in Settlement settlement)
    {
        var net = EstimateRange.Shown(settlement.Paid);
        if (settlement.PaidGross == 0m)
        {
            return net;
        }

        var (one, other) = (settlement.PaidGross * (1m - terms.Fee.High), settlement.PaidGross * (1m - terms.Fee.Low));
        var (low, high) = (Math.Min(one, other), Math.Max(one, other));
        return net.Plus(low == high ? EstimateRange.Shown(low) : EstimateRange.Estimated(low, high));
    }
}
