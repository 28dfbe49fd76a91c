using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>Counts, verification by verification, how late, how complete and how much in accord with others the sources were.</summary>
/// <remarks>Only counts are kept. Not safe for several callers at once; the order of verifications changes nothing.</remarks>
public sealed class QualityTally(YearMonth first, YearMonth last)
{
    /// <summary>Fewer observations give no figure.</summary>
    public const int CountMin = 30;

    /// <summary>Two sources agree on an amount that differs by less: one rounds to whole yuan.</summary>
    private const decimal DifferYuanMin = 1m;

    /// <summary>Two registers agree on an area that differs by less.</summary>
    private const decimal DifferAreaMin = 0.5m;

    /// <summary>Of these a source that shows any shows every month: nobody has a second employer's tax office or pension fund to be shown by instead.</summary>
    private static readonly EvidenceKind[] Monthly = [EvidenceKind.Wage, EvidenceKind.Pension];

    /// <summary>Of these a register that shows any holds all. Not so deposits: a bank knows its own alone.</summary>
    private static readonly EvidenceKind[] Registered =
        [EvidenceKind.RealEstate, EvidenceKind.Vehicle, EvidenceKind.Vessel, EvidenceKind.FarmMachine, EvidenceKind.MarketRegistration];

    private readonly Dictionary<Cell, Dictionary<int, Count>> _followed = [];
    private readonly Dictionary<Cell, Dictionary<int, Count>> _due = [];
    private readonly Dictionary<Cell, Count> _shared = [];
    private readonly HashSet<(SourceId, EvidenceKind)> _gives = [];

    /// <summary>Adds all answers of one verification's newest round.</summary>
    public void Add(IReadOnlyList<Answer> answers)
    {
        var persons = answers.Select(a => ShownRecords.Of(a.AsEvidence(), first, last)).OfType<ShownRecords>().GroupBy(s => s.Person);
        foreach (var person in persons)
        {
            ShownRecords[] all = [.. person.DistinctBy(s => s.Source)];
            foreach (var one in all)
            {
                _gives.UnionWith(one.Months.Select(m => (one.Source, m.Kind)));
                _gives.UnionWith(one.Things.Keys.Select(t => (one.Source, t.Kind)));
                Follow(one);
                foreach (var other in all.Where(o => o.Source != one.Source))
                {
                    Compare(one, other);
                }

                Expect(one, all);
            }
        }
    }

    /// <summary>One figure per source, kind and month, and one per source over all of them.</summary>
    public IReadOnlyList<QualityFigure> Figures()
    {
        Cell[] cells = [.. _followed.Keys.Concat(_due.Keys.Where(c => _gives.Contains((c.Source, c.Kind)))).Concat(_shared.Keys).Distinct()];
        return
        [
            .. cells.OrderBy(c => c.Source).ThenBy(c => c.Kind).ThenBy(c => c.Month).Select(c => Figure(c.Source, c.Kind, c.Month, c.Month, [c])),
            .. cells.GroupBy(c => c.Source).OrderBy(g => g.Key).Select(g => Figure(g.Key, null, first, last, [.. g])),
        ];
    }

    /// <summary>Whoever is shown one month is due the next: whether it is there tells how late the source is.</summary>
    private void Follow(ShownRecords one)
    {
        foreach (var (kind, month) in one.Sums.Keys)
        {
            var next = month.Plus(1);
            if (next <= last && one.AgeOf(next) is { } age)
            {
                Note(_followed, new(one.Source, kind, next), age, one.Shows(kind, next));
            }
        }
    }

    /// <summary>What any other source shows that this one must show as well, each month and thing once.</summary>
    private void Expect(ShownRecords one, ShownRecords[] all)
    {
        var others = all.Where(o => o.Source != one.Source).ToList();
        var months = others.SelectMany(o => o.Months).Where(m => Monthly.Contains(m.Kind))
            .Concat(others.SelectMany(o => o.Employed).Select(m => (Kind: EvidenceKind.Wage, Month: m))).Distinct();
        foreach (var (kind, month) in months)
        {
            if (one.AgeOf(month) is { } age)
            {
                Note(_due, new(one.Source, kind, month), age, one.Shows(kind, month));
            }
        }

        foreach (var thing in others.SelectMany(o => o.Things.Keys).Where(t => Registered.Contains(t.Kind)).Distinct())
        {
            if (first <= one.AsOfMonth && one.AsOfMonth <= last)
            {
                // A thing is there or not, however long ago it was registered.
                Note(_due, new(one.Source, thing.Kind, one.AsOfMonth), int.MaxValue, one.Things.ContainsKey(thing));
            }
        }
    }

    private void Compare(ShownRecords one, ShownRecords other)
    {
        foreach (var (at, sum) in one.Sums)
        {
            if (Monthly.Contains(at.Kind) && other.Sums.TryGetValue(at, out var theirs))
            {
                NoteShared(new(one.Source, at.Kind, at.Month), Math.Abs(sum - theirs) >= DifferYuanMin);
            }
        }

        foreach (var (key, thing) in one.Things)
        {
            if (other.Things.TryGetValue(key, out var theirs) && first <= one.AsOfMonth && one.AsOfMonth <= last)
            {
                NoteShared(new(one.Source, key.Kind, one.AsOfMonth), Differ(thing, theirs));
            }
        }
    }

    // What one of them does not say is no contradiction.
    private static bool Differ(EvidenceItem one, EvidenceItem other) =>
        (one.Amount is { } a && other.Amount is { } b && Math.Abs(a.Yuan - b.Yuan) >= DifferYuanMin)
        || (one.AreaSquareMetres is { } large && other.AreaSquareMetres is { } small && Math.Abs(large - small) >= DifferAreaMin)
        || (one.Holders.Count > 0 && other.Holders.Count > 0 && !one.Holders.ToHashSet().SetEquals(other.Holders));

    private QualityFigure Figure(SourceId source, EvidenceKind? kind, YearMonth from, YearMonth to, IReadOnlyList<Cell> cells)
    {
        var followed = cells.Select(c => _followed.GetValueOrDefault(c)).OfType<Dictionary<int, Count>>().SelectMany(a => a)
            .GroupBy(a => a.Key, a => a.Value).Select(g => (Age: g.Key, Asked: g.Sum(c => c.Of), Shown: g.Sum(c => c.Of - c.Missed))).ToList();
        var seen = followed.Sum(f => f.Asked);
        var lag = seen >= CountMin ? LagFit.Of(followed) : null;
        var due = cells.Where(c => _gives.Contains((c.Source, c.Kind))).Select(c => _due.GetValueOrDefault(c)).OfType<Dictionary<int, Count>>()
            .SelectMany(a => a).Where(a => !(a.Key < lag)).Aggregate(default(Count), (sum, a) => sum.With(a.Value));
        var shared = cells.Aggregate(default(Count), (sum, c) => sum.With(_shared.GetValueOrDefault(c)));
        return new(source, kind, from, to, new(lag, seen), new(due.Share is { } missed ? 1m - missed : null, due.Of), new(shared.Share, shared.Of));
    }

    private static void Note(Dictionary<Cell, Dictionary<int, Count>> into, Cell cell, int age, bool shown)
    {
        if (!into.TryGetValue(cell, out var ages))
        {
            into[cell] = ages = [];
        }

        ages[age] = ages.GetValueOrDefault(age).With(new(1, shown ? 0 : 1));
    }

    private void NoteShared(Cell cell, bool differs) => _shared[cell] = _shared.GetValueOrDefault(cell).With(new(1, differs ? 1 : 0));

    private readonly record struct Cell(SourceId Source, EvidenceKind Kind, YearMonth Month);

    /// <param name="Of">Observations.</param>
    /// <param name="Missed">Those that were not shown, or differed.</param>
    private readonly record struct Count(int Of, int Missed)
    {
        public decimal? Share => Of >= CountMin ? (decimal)Missed / Of : null;

        public Count With(Count other) => new(Of + other.Of, Missed + other.Missed);
    }
}
