using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What one person declared within the look-back.</summary>
internal static class Declared
{
    public static decimal Income(Frame frame, int heardAt) =>
        Income(frame.Facts, frame.Facts.Members[heardAt].MemberRef, null, frame.Window.Days);

    /// <param name="word">The item's word in declarations; null: all.</param>
    public static decimal Income(HouseholdFacts facts, string memberRef, string? word, Period days)
    {
        var sum = 0m;
        var list = facts.Declared.Income;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].MemberRef == memberRef && (word is null || list[i].Kind == word))
            {
                sum += list[i].MonthlyAmount.Yuan * Months.Common(list[i].Period, days);
            }
        }

        return sum;
    }

    /// <summary>Yuan declared under a word in some months of a look-back, one bit each from the first.</summary>
    public static decimal Income(HouseholdFacts facts, string memberRef, string word, Window window, ulong months)
    {
        var sum = 0m;
        for (var m = 0; m < window.Months; m++)
        {
            sum += (months & (1ul << m)) != 0 ? Income(facts, memberRef, word, Period.Of(window.MonthAt(m))) : 0m;
        }

        return sum;
    }

    /// <summary>Yuan of expenses that fell, at least in part, within the look-back.</summary>
    public static decimal Expense(Frame frame, int heardAt, string word)
    {
        var sum = 0m;
        var list = frame.Facts.Declared.Expenses;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Kind == word && list[i].MemberRef == frame.Facts.Members[heardAt].MemberRef && list[i].Period.Overlaps(frame.Window.Days))
            {
                sum += list[i].Amount.Yuan;
            }
        }

        return sum;
    }
}
