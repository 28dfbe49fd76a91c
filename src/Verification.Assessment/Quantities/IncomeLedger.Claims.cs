using System.Numerics;
using Verification.Assessment.Flexible;
using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What may be there beside the records: of an able adult without any, and by what came in or was declared.</summary>
internal sealed partial class IncomeLedger
{
    /// <summary>Of the months in which no paper says what came of work; null: of each one does.</summary>
    private EstimateRange? NoRecord(int heardAt, PersonMoney money)
    {
        var months = frame.Window.Months - BitOperations.PopCount(money.Told?.EndedOfWork ?? 0ul);
        if (months == 0)
        {
            return null;
        }

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

        Claim(heardAt, Declared.Income(frame, heardAt) - DisprovenClaim(heardAt, money), WideningCause.DeclaredMore, money);
        for (var i = 0; i < money.Expenses.Length; i++)
        {
            if (Pack.Income.Expenses[i].Declared is { } word && Declared.Expense(frame, heardAt, word) is var declared
                && money.Expenses[i].LiftTo(declared, money.Expenses[i].High))
            {
                frame.Widenings.Add(new(WideningCause.ExpenseUnproven, heardAt) { Matters = Matters.Expense });
            }
        }
    }

    /// <summary>What was declared beyond what was found in the months in which papers say what was earned: the claim was too high.</summary>
    private decimal DisprovenClaim(int heardAt, PersonMoney money)
    {
        if (money.Told is not { } told)
        {
            return 0m;
        }

        var declared = 0m;
        var ended = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var word in frame.Facts.Declared.Income.Where(d => d.MemberRef == frame.Facts.At(heardAt).MemberRef).Select(d => d.Kind).Distinct())
        {
            ended[word] = told.EndedUnder(word) | EndedByEstimates(word, told, money);
            declared += Declared.Income(frame.Facts, frame.Facts.At(heardAt).MemberRef, word, frame.Window, ended[word]);
        }

        return Math.Max(0m, declared - FoundIn(heardAt, told, ended));
    }

    /// <summary>Under the word of a work whose estimate has ended, while no other work declared under it is estimated still.</summary>
    private static ulong EndedByEstimates(string word, ToldIncome told, PersonMoney money)
    {
        var works = (money.Estimates?.All ?? []).Where(e => e.Rule.Terms.Declared.Contains(word)).Select(e => EstimateMethods.KindOf(e.Rule)).ToList();
        return works.Count == 0 ? 0ul : works.Aggregate(ulong.MaxValue, (months, kind) => months & (kind is { } of ? told.Ended(of) : 0ul));
    }

    /// <summary>Yuan papers tell, and records show of the same words in months in which the claim has ended.</summary>
    private decimal FoundIn(int heardAt, ToldIncome told, Dictionary<string, ulong> ended)
    {
        var found = 0m;
        var seen = new HashSet<(string, string)>();
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            foreach (var record in frame.Given.Hearing[s, heardAt].Items)
            {
                if (record.Amount is { } amount && Pack.ItemOf(record) is { Declared: { } word } && seen.Add((record.Source.Code, record.RecordId))
                    && (told.Has(record) ? record.Period.Overlaps(frame.Window.Days) : ended.TryGetValue(word, out var months) && told.LiesIn(record.Period, months)))
                {
                    found += amount.Yuan;
                }
            }
        }

        return found;
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
