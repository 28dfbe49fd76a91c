using Verification.Assessment.Flexible;
using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Assessment.Pay;
using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What the sources show of each person's income and expenses in the look-back, item by item.</summary>
/// <remarks>Only evidence, a declaration or a value of law enters here, never a signal.</remarks>
internal sealed partial class IncomeLedger(Frame frame)
{
    private readonly PersonMoney?[] _members = new PersonMoney?[frame.Household.Count];
    private readonly PersonMoney?[] _obligors = new PersonMoney?[frame.Facts.Obligors.Count];
    private readonly List<int> _workedOut = [];
    private Dictionary<(bool IsMember, string Object), (string Source, int Person)>? _objects;

    private Pack Pack => frame.Pack;

    /// <summary>What is known of one person's money; everybody before is worked out first, so that a payment two sources show counts for the first.</summary>
    public PersonMoney Of(Level level, int index)
    {
        var people = level == Level.Obligor ? _obligors : _members;
        for (var i = 0; i <= index; i++)
        {
            people[i] ??= Found(level, i);
        }

        return people[index]!;
    }

    /// <summary>Yuan of one item in one month of the look-back.</summary>
    public Figure InMonth(Level level, int index, MoneyItem item, int month)
    {
        var heardAt = frame.HeardAt(level, index);
        var days = Period.Of(frame.Window.MonthAt(month));
        var byFrequency = Pack.Income.Wages == WagesBy.PayFrequency ? Of(level, index).Wages : null;
        var total = default(Tally);
        total.Open = heardAt < 0 || IncomeSilence.Of(frame, heardAt) >= 0;
        if (heardAt >= 0)
        {
            var seen = new HashSet<(string, string)>();
            for (var s = 0; s < Pack.Sources.Count; s++)
            {
                foreach (var record in frame.Given.Hearing[s, heardAt].Items)
                {
                    var period = WageTerms.DaysOf(record, Pack.Income.Wages);
                    if (record.Amount is { } amount && Pack.ItemOf(record)?.Index == item.Index && period.Overlaps(days)
                        && !(byFrequency is not null && WageTerms.IsPayment(record)) && seen.Add((record.Source.Code, record.RecordId)))
                    {
                        total.AddPart(amount.Yuan, IsInside(period, days), IsBounded(period));
                    }
                }
            }
        }

        AddMonth(ref total, byFrequency, item, month);

        return total.Figure;
    }

    /// <summary>Months in a row, up to the last of the look-back, in which contributions were paid.</summary>
    public Figure MonthsContributed(Level level, int index)
    {
        var heardAt = frame.HeardAt(level, index);
        if (heardAt < 0 || IncomeSilence.Of(frame, heardAt) >= 0)
        {
            return Figure.Of(Extent.Between(0m, frame.Window.Months));
        }

        var months = 0;
        while (months < frame.Window.Months && Contributed(heardAt, Period.Of(frame.Window.MonthAt(frame.Window.Months - 1 - months))))
        {
            months++;
        }

        return Figure.Point(months);
    }

    /// <summary>Some method spoke of somebody.</summary>
    public bool IsEstimated { get; private set; }

    /// <summary>Methods that spoke.</summary>
    public IEnumerable<EstimateRule> Methods =>
        _members.Concat(_obligors).SelectMany(m => m?.Estimates?.All ?? []).Where(e => e.Range is not null).Select(e => e.Rule).Distinct();

    /// <summary>How often everything estimated of the persons worked out so far holds at once; null: nobody states it, or nothing was.</summary>
    public decimal? Coverage
    {
        get
        {
            var joint = default(JointCoverage);
            foreach (var money in _members.Concat(_obligors))
            {
                if (money is not null)
                {
                    joint.Add(money.Coverage);
                }
            }

            return joint.Value;
        }
    }

    /// <summary>What a person's income matters for.</summary>
    public static Matters MattersOf(Frame frame, int heardAt) => heardAt < frame.Facts.Members.Count ? Matters.Income : Matters.Obligors;

    private bool Contributed(int heardAt, Period month)
    {
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            foreach (var record in frame.Given.Hearing[s, heardAt].Items)
            {
                if (record.Kind == EvidenceKind.Contribution && record.Period.Overlaps(month))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private PersonMoney Found(Level level, int index)
    {
        var heardAt = frame.HeardAt(level, index);
        var money = new PersonMoney(Pack.Income.Items.Count, Pack.Income.Expenses.Count);
        if (heardAt < 0)
        {
            // Nobody told us of this person: nothing is known of what comes in.
            money.Unrecorded.Open = true;
            Open(money.Items);
            Open(money.Expenses);
            return money;
        }

        money.Told = ToldIncome.Of(frame, heardAt);
        var kinds = Records(heardAt, money);
        AddWages(heardAt, money);
        var silent = IncomeSilence.Of(frame, heardAt) >= 0;
        var methods = Pack.Estimates.MayConcern(frame.Facts.At(heardAt), kinds) ? Estimates(level, heardAt, money) : null;
        _workedOut.Add(heardAt);
        if (silent)
        {
            money.Unrecorded.Open = true;
            Open(money.Items);
            IncomeSilence.Note(frame, heardAt, Matters.Income);
        }

        if (IncomeSilence.Of(frame, heardAt, Matters.Expense) >= 0)
        {
            Open(money.Expenses);
            IncomeSilence.Note(frame, heardAt, Matters.Expense);
        }

        var otherwise = !silent && !money.Worked && methods is not { ReplaceNoRecord: true } && Labour.IsAble(frame.Given, heardAt) ? NoRecord(heardAt, money) : null;
        if (methods is not null)
        {
            methods.AddTo(frame, heardAt, money, otherwise);
            IsEstimated |= methods.Speaks;
        }
        else if (otherwise is { } range)
        {
            money.Unrecorded.Add(range);
            money.HasNoRecord = true;
        }

        if (level == Level.Member)
        {
            Claims(heardAt, money);
            OwnStatement.Apply(frame, heardAt, money);
        }

        return money;
    }

    private PersonEstimates Estimates(Level level, int heardAt, PersonMoney money)
    {
        var records = new List<EvidenceItem>();
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            var given = frame.Given.Hearing[s, heardAt].Items;
            for (var i = 0; i < given.Length; i++)
            {
                if (given[i].Period.Overlaps(frame.Window.Days) && money.Told?.Has(given[i]) != true && !IsSeen(s, given, i, heardAt))
                {
                    records.Add(given[i]);
                }
            }
        }

        return money.Estimates = PersonEstimates.Of(new(frame, level, heardAt, money, records));
    }

    // A formula may ask for one item alone: what a source could not say may be any of them.
    private static void Open(Tally[] tallies)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i].Open = true;
        }
    }
}
