using Verification.Assessment.Household;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>What papers tell of one person's income beside records, and in which of the months counted they end what was estimated or claimed of it.</summary>
internal sealed class ToldIncome
{
    private readonly Frame _frame;
    private readonly List<SettledIncome> _settled;
    private readonly HashSet<EvidenceItem> _papers;

    private ToldIncome(Frame frame, List<SettledIncome> settled)
    {
        (_frame, _settled) = (frame, settled);
        _papers = new(settled.SelectMany(s => s.Told), ReferenceEqualityComparer.Instance);
    }

    /// <summary>Null: no paper does, as nearly always.</summary>
    public static ToldIncome? Of(Frame frame, int heardAt)
    {
        if (frame.Given.Settled.Count == 0)
        {
            return null;
        }

        var ordinal = frame.Facts.At(heardAt).Ordinal;
        var settled = frame.Given.Settled.Where(s => s.MemberOrdinal == ordinal && s.Told.Count > 0).ToList();
        return settled.Count == 0 ? null : new(frame, settled);
    }

    public bool Has(EvidenceItem record) => _papers.Contains(record);

    /// <summary>Months of the look-back in which nothing is estimated of this kind any more, one bit each from the first.</summary>
    public ulong Ended(EvidenceKind kind) => MonthsOf(s => s.Kind == kind);

    /// <summary>Months in which a paper says what came of work of whatever kind.</summary>
    public ulong EndedOfWork => MonthsOf(s => _frame.Pack.Income.Items.Any(i => i.FromWork && i.Kinds.Contains(s.Kind)));

    /// <summary>Months in which the claim of what was declared under this word of an item has ended.</summary>
    public ulong EndedUnder(string word) => MonthsOf(s => _frame.Pack.Income.Items.Any(i => i.Declared == word && i.Kinds.Contains(s.Kind)));

    /// <summary>Whether some paper speaks of all these days.</summary>
    public bool SpeaksOf(Period days) => _settled.Exists(s => s.Days.Any(d => PaperDays.Covers(d, days)));

    /// <summary>Whether the days lie wholly in these months of the look-back.</summary>
    public bool LiesIn(Period days, ulong months)
    {
        if (!PaperDays.Covers(_frame.Window.Days, days))
        {
            return false;
        }

        for (var m = 0; m < _frame.Window.Months; m++)
        {
            if ((months & (1ul << m)) == 0 && Period.Of(_frame.Window.MonthAt(m)).Overlaps(days))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Yuan the papers that count show within the look-back.</summary>
    /// <param name="kind">Null: of every kind.</param>
    public decimal Yuan(EvidenceKind? kind)
    {
        var sum = 0m;
        foreach (var settled in _settled)
        {
            sum += !settled.Confirms && (kind is null || settled.Kind == kind)
                ? SettledIncome.Sum([.. settled.Told.Where(p => PaperDays.Covers(_frame.Window.Days, p.Period))])
                : 0m;
        }

        return sum;
    }

    private ulong MonthsOf(Func<SettledIncome, bool> which)
    {
        var months = 0ul;
        foreach (var settled in _settled.Where(which))
        {
            for (var m = 0; m < _frame.Window.Months; m++)
            {
                months |= settled.EndedDays.Any(d => PaperDays.Covers(d, Period.Of(_frame.Window.MonthAt(m)))) ? 1ul << m : 0;
            }
        }

        return months;
    }
}
