using Verification.Assessment.Flexible;
using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What may be there beside the records: of an able adult without any, and by what came in or was declared.</summary>
internal sealed partial class IncomeLedger
{
    private EstimateRange NoRecord(int heardAt)
    {
        var months = frame.Window.Months;
        var low = Labour.Ability(frame.Given, heardAt) == TruthValue.True ? Pack.Labour.NoRecordLow.Value.Yuan : Math.Min(0m, Pack.Labour.NoRecordLow.Value.Yuan);
        frame.Widenings.Add(new(WideningCause.NoRecord, heardAt) { Matters = MattersOf(frame, heardAt) });
        return EstimateRange.Estimated(low * months, Pack.Labour.NoRecordHigh.Value.Yuan * months);
    }

    /// <summary>A claim larger than what was found lifts the high end; it never lowers what was found.</summary>
    private void Claims(int heardAt, PersonMoney money)
    {
        if (money.Estimates is not { ExplainsInflow: true })
        {
            Claim(heardAt, money.Inflow, WideningCause.UnexplainedInflow, money);
        }

        Claim(heardAt, Declared.Income(frame, heardAt), WideningCause.DeclaredMore, money);
        for (var i = 0; i < money.Expenses.Length; i++)
        {
            if (Pack.Income.Expenses[i].Declared is { } word && Declared.Expense(frame, heardAt, word) is var declared
                && money.Expenses[i].LiftTo(declared, money.Expenses[i].High))
            {
                frame.Widenings.Add(new(WideningCause.ExpenseUnproven, heardAt) { Matters = Matters.Expense });
            }
        }
    }

    private void Claim(int heardAt, decimal claim, WideningCause cause, PersonMoney money)
    {
        // Who claims nothing claims nothing: a refund is not made up for by it.
        if (claim != 0m && money.Unrecorded.LiftTo(claim, money.HighTotal))
        {
            frame.Widenings.Add(new(cause, heardAt) { Matters = Matters.Income });
        }
    }
}
