using Verification.Assessment.Flexible;
using Verification.Assessment.Pay;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>One person's money in the look-back: totals, not yet divided by months.</summary>
internal sealed class PersonMoney(int items, int expenses)
{
    public Tally[] Items { get; } = new Tally[items];

    public Tally[] Expenses { get; } = new Tally[expenses];

    /// <summary>What no record shows and yet may be there.</summary>
    public Tally Unrecorded;

    /// <summary>Some record is one of work.</summary>
    public bool Worked { get; set; }

    /// <summary>What the methods for flexible work said; null: none may be used.</summary>
    public PersonEstimates? Estimates { get; set; }

    /// <summary>Payouts an item counts, for the method that compares them with tasks; null: none.</summary>
    public List<EvidenceItem>? Payouts { get; set; }

    /// <summary>Payments of wages, where the law reads them by their frequency; null: none.</summary>
    public PersonWages? Wages { get; set; }

    /// <summary>A payday is missing: nobody states how often what is taken for it holds.</summary>
    public bool MissesPayday { get; set; }

    /// <summary>Something was taken for want of any record: nobody states how often that holds.</summary>
    public bool HasNoRecord { get; set; }

    /// <summary>How often what was estimated of the person holds.</summary>
    public JointCoverage Coverage
    {
        get
        {
            var joint = Estimates?.Coverage ?? default;
            if (HasNoRecord || MissesPayday)
            {
                joint.AddUnstated();
            }

            return joint;
        }
    }

    /// <summary>Yuan that count by the person's own statement, where the records show less; null: none.</summary>
    public decimal? Stated { get; set; }

    /// <summary>Yuan of each item about which the person has answered with a paper; null: nobody was asked, as nearly always.</summary>
    public decimal[]? Answered { get; set; }

    /// <summary>What papers tell of the person's income beside records; null: none does, as nearly always.</summary>
    public ToldIncome? Told { get; set; }

    /// <summary>What came in as bare payments.</summary>
    public decimal Inflow { get; set; }

    /// <summary>The high end of everything found.</summary>
    public decimal HighTotal
    {
        get
        {
            var sum = Unrecorded.High;
            foreach (var item in Items)
            {
                sum += item.High;
            }

            return sum;
        }
    }
}
