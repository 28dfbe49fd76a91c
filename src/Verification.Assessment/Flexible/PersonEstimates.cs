using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;

namespace Verification.Assessment.Flexible;

/// <summary>What every method that may be used for a person said, and what follows for the items of income.</summary>
internal sealed class PersonEstimates
{
    private PersonEstimates(List<Estimate> all)
    {
        All = all;
        ReplaceNoRecord = all.Exists(e => e.Range is not null && EstimateMethods.IsOfWork(e.Rule.Method));
        ExplainsInflow = all.Exists(e => e.Rule.Method == EstimateMethod.AccountInflows);
    }

    /// <summary>In the order of the law.</summary>
    public IReadOnlyList<Estimate> All { get; }

    public bool Speaks => All.Any(e => e.Range is not null);

    /// <summary>A method bounds the work itself: nothing else is taken of the person for want of records.</summary>
    public bool ReplaceNoRecord { get; }

    /// <summary>Inflows were looked into by a method: they claim nothing beside it.</summary>
    public bool ExplainsInflow { get; }

    /// <summary>How often all that was said holds at once.</summary>
    public JointCoverage Coverage
    {
        get
        {
            var joint = default(JointCoverage);
            foreach (var estimate in All.Where(e => e.Range is not null))
            {
                joint.Add(estimate.Coverage);
            }

            return joint;
        }
    }

    public static PersonEstimates Of(PersonWork person)
    {
        var estimates = new PersonEstimates(Estimating.Of(person));
        // What came into an account need not be pay; every other record a method took is one of work.
        person.Money.Worked |= estimates.All.Any(e => e.Range is not null && !EstimateMethods.IsOfWork(e.Rule.Method) && e.Rule.Method != EstimateMethod.AccountInflows);
        return estimates;
    }

    /// <param name="otherwise">What is taken for want of any record; null: nothing.</param>
    public void AddTo(Frame frame, int heardAt, PersonMoney money, EstimateRange? otherwise)
    {
        var spoken = All.Where(e => e.Range is not null).ToList();
        money.HasNoRecord = otherwise is not null;
        var conflicts = All.Any(e => e.Contradicts) | Add(ref money.Unrecorded, [.. spoken.Where(e => e.Rule.Into is null)], otherwise);
        foreach (var item in spoken.Where(e => e.Rule.Into is not null).GroupBy(e => e.Rule.Into!.Index))
        {
            conflicts |= Add(ref money.Items[item.Key], [.. item], null);
        }

        Note(frame, heardAt, conflicts, spoken);
    }

    private static bool Add(ref Tally into, IReadOnlyList<Estimate> spoken, EstimateRange? otherwise)
    {
        if (spoken.Count == 0 && otherwise is null)
        {
            return false;
        }

        var combined = Combining.Of(spoken, otherwise);
        into.Add(combined.Range, spoken.Sum(e => e.Counted));
        return combined.Conflicts;
    }

    private void Note(Frame frame, int heardAt, bool conflicts, List<Estimate> spoken)
    {
        var matters = IncomeLedger.MattersOf(frame, heardAt);
        void Widen(WideningCause cause, bool when)
        {
            if (when)
            {
                frame.Widenings.Add(new(cause, heardAt) { Matters = matters });
            }
        }

        Widen(WideningCause.EstimatesConflict, conflicts);
        Widen(WideningCause.FlexibleWork, spoken.Exists(e => e.Rule.Method != EstimateMethod.AccountInflows && e.Range!.Value is var r && r.Low != r.High));
        Widen(WideningCause.UnexplainedInflow, spoken.Exists(e => e.Rule.Method == EstimateMethod.AccountInflows && e.Range!.Value is var r && r.Low != r.High));
        Widen(WideningCause.BusinessStanding, All.Any(e => e.AsksOfBusiness));
    }
}
