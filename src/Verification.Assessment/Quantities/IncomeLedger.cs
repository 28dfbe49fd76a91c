using Verification.Assessment.Flexible;
using Verification.Assessment.Household;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>What the sources show of each person's income and expenses in the look-back, item by item.</summary>
/// <remarks>Only evidence, a declaration or a value of law enters here, never a signal.</remarks>
internal sealed class IncomeLedger(Frame frame)
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
        var total = default(Tally);
        total.Open = heardAt < 0 || IncomeSilence.Of(frame, heardAt) >= 0;
        if (heardAt >= 0)
        {
            var seen = new HashSet<(string, string)>();
            for (var s = 0; s < Pack.Sources.Count; s++)
            {
                foreach (var record in frame.Given.Hearing[s, heardAt].Items)
                {
                    if (record.Amount is { } amount && Pack.ItemOf(record)?.Index == item.Index && record.Period.Overlaps(days)
                        && seen.Add((record.Source.Code, record.RecordId)))
                    {
                        total.AddPart(amount.Yuan, IsInside(record.Period, days), IsBounded(record.Period));
                    }
                }
            }
        }

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

        var kinds = Records(heardAt, money);
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

        var otherwise = !silent && !money.Worked && methods is not { ReplaceNoRecord: true } && Labour.IsAble(frame.Given, heardAt) ? NoRecord(heardAt) : (EstimateRange?)null;
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

    // A formula may ask for one item alone: what a source could not say may be any of them.
    private static void Open(Tally[] tallies)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i].Open = true;
        }
    }

    /// <returns>The kinds of all records of the look-back, one bit each.</returns>
    private ulong Records(int heardAt, PersonMoney money)
    {
        var kinds = 0ul;
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            var records = frame.Given.Hearing[s, heardAt].Items;
            for (var i = 0; i < records.Length; i++)
            {
                if (!records[i].Period.Overlaps(frame.Window.Days))
                {
                    continue;
                }

                kinds |= 1ul << (int)records[i].Kind;
                if (records[i].Amount is { } amount && !IsSeen(s, records, i, heardAt))
                {
                    Record(records[i], amount.Yuan, s, heardAt, money);
                }
            }
        }

        return kinds;
    }

    private PersonEstimates Estimates(Level level, int heardAt, PersonMoney money)
    {
        var records = new List<EvidenceItem>();
        for (var s = 0; s < Pack.Sources.Count; s++)
        {
            var given = frame.Given.Hearing[s, heardAt].Items;
            for (var i = 0; i < given.Length; i++)
            {
                if (given[i].Period.Overlaps(frame.Window.Days) && !IsSeen(s, given, i, heardAt))
                {
                    records.Add(given[i]);
                }
            }
        }

        return money.Estimates = PersonEstimates.Of(new(frame, level, heardAt, money, records));
    }

    /// <summary>Whether an item of income holds a payment of this id.</summary>
    public bool IsCounted(bool ofMember, string objectId) => _objects?.ContainsKey((ofMember, objectId)) == true;

    private void Record(EvidenceItem record, decimal yuan, int source, int heardAt, PersonMoney money)
    {
        if (Pack.ItemOf(record) is { } item)
        {
            if (!IsSeenElsewhere(record, heardAt))
            {
                money.Worked |= item.FromWork;
                Reconcile(record, money);
                Add(ref money.Items[item.Index], record, yuan, source, heardAt, Matters.Income);
                if (frame.Given.Settled.Count > 0)
                {
                    OwnStatement.Note(frame, heardAt, item, record, money);
                }
            }
        }
        else if (Pack.Income.ExpenseOf(record) is { } expense)
        {
            if (!IsSeenElsewhere(record, heardAt))
            {
                Add(ref money.Expenses[expense.Index], record, yuan, source, heardAt, Matters.Expense);
            }
        }
        else if (record.Kind == EvidenceKind.PaymentInflow)
        {
            money.Inflow += yuan;
        }
    }

    private void Add(ref Tally tally, EvidenceItem record, decimal yuan, int source, int heardAt, Matters matters)
    {
        var inside = IsInside(record.Period, frame.Window.Days);
        tally.AddPart(yuan, inside, IsBounded(record.Period));
        if (!inside)
        {
            frame.Widenings.Add(new(WideningCause.PartOfPeriod, heardAt, source) { Matters = matters });
        }
    }

    private void Reconcile(EvidenceItem record, PersonMoney money)
    {
        if (Pack.Estimates.Reconciles && record.Kind == EvidenceKind.PlatformPayout && IsInside(record.Period, frame.Window.Days))
        {
            (money.Payouts ??= []).Add(record);
        }
    }

    private static bool IsInside(Period period, Period days) => days.From <= period.From && period.To <= days.To;

    private static bool IsBounded(Period period) => period.From is not null && period.To is not null;

    // The same record counts once whoever was asked. Records lie in the order of their ids: those before it, and at most a look into
    // the records of each person before, tell without a table of all of them.
    private bool IsSeen(int source, EvidenceItem[] records, int at, int heardAt)
    {
        var id = records[at].RecordId;
        for (var i = at - 1; i >= 0 && records[i].RecordId == id; i--)
        {
            if (IsMoney(records[i]))
            {
                return true;
            }
        }

        for (var p = 0; p < _workedOut.Count; p++)
        {
            // What an obligor is paid is not taken from a member, nor the other way.
            if (IsMember(_workedOut[p]) != IsMember(heardAt))
            {
                continue;
            }

            var before = frame.Given.Hearing[source, _workedOut[p]].Items;
            for (var i = SortedRecords.First(before, id); i < before.Length && before[i].RecordId == id; i++)
            {
                if (IsMoney(before[i]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsMoney(EvidenceItem record) =>
        record.Amount is not null && record.Period.Overlaps(frame.Window.Days)
        && (record.Kind is EvidenceKind.PaymentInflow or EvidenceKind.PlatformTask or EvidenceKind.Invoice or EvidenceKind.Contribution or EvidenceKind.MarketRegistration || Pack.ItemOf(record) is not null || Pack.Income.ExpenseOf(record) is not null);

    // The same payment from two sources counts once, by the first in the pack's order. Records of one source about one person are
    // payments of their own, also when all are of one thing: the rents of a house. A bare inflow is no income: that a wage arrived by
    // it must not take it out of what came in altogether.
    private bool IsSeenElsewhere(EvidenceItem record, int heardAt)
    {
        if (record.ObjectId is not { } id)
        {
            return false;
        }

        var (key, by) = ((IsMember(heardAt), id), (record.Source.Code, heardAt));
        return !(_objects ??= []).TryAdd(key, by) && _objects[key] != by;
    }

    private bool IsMember(int heardAt) => heardAt < frame.Facts.Members.Count;

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
