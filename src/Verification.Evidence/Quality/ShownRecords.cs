using Verification.Vocabulary;

namespace Verification.Evidence;

/// <summary>What one closed answer of a source shows of one person, month by month and thing by thing.</summary>
internal sealed class ShownRecords
{
    private const string PaidByAnEmployer = "employee";

    private readonly DateOnly _asOf;
    private readonly Period _covered;
    private readonly HashSet<(EvidenceKind, YearMonth)> _months = [];
    private readonly Dictionary<(EvidenceKind, YearMonth), decimal> _sums = [];
    private readonly Dictionary<(EvidenceKind, string), EvidenceItem> _things = [];

    private ShownRecords(SourceId source, int person, DateOnly asOf, Period covered)
    {
        (Source, Person, _asOf, _covered) = (source, person, asOf, covered);
    }

    public SourceId Source { get; }

    public int Person { get; }

    public YearMonth AsOfMonth => YearMonth.Of(_asOf);

    /// <summary>Months of which something is shown, also by a record that reaches over several.</summary>
    public IEnumerable<(EvidenceKind Kind, YearMonth Month)> Months => _months;

    /// <summary>Yuan of the records that lie inside a month.</summary>
    public IReadOnlyDictionary<(EvidenceKind Kind, YearMonth Month), decimal> Sums => _sums;

    public IReadOnlyDictionary<(EvidenceKind Kind, string Id), EvidenceItem> Things => _things;

    /// <summary>An employer paid contributions in these months, so a wage was paid in them; nothing of it where a register does not say who paid.</summary>
    public HashSet<YearMonth> Employed { get; } = [];

    /// <summary>Null: the source could not say, did not say for which day, or a paper said it in the source's place.</summary>
    /// <remarks>What a paper or a visit showed is not what the register holds: it is taken for neither its own nor another's.</remarks>
    public static ShownRecords? Of(Answer answer, YearMonth first, YearMonth last)
    {
        var shown = answer switch
        {
            { StandsIn: true } => null,
            Answer.Answered a => new(a.Source, a.MemberOrdinal, a.AsOf, a.Coverage.Days),
            Answer.Silent { Why: Silence.NoRecord, AsOf: { } day } none => new ShownRecords(none.Source, none.MemberOrdinal, day, none.Covered),
            _ => null,
        };
        foreach (var record in shown is not null && answer is Answer.Answered { Items: var items } ? items : [])
        {
            // What is disputed may be withdrawn: it says nothing of anybody's registers yet.
            if (record is { CountsBothWays: false, Noted: null })
            {
                shown!.Add(record, first, last);
            }
        }

        return shown;
    }

    /// <summary>Days from the end of the month to the day the source spoke for; null: it did not speak of that month.</summary>
    public int? AgeOf(YearMonth month) =>
        month.LastDay <= _asOf && !(month.FirstDay < _covered.From) && !(month.LastDay > _covered.To) ? _asOf.DayNumber - month.LastDay.DayNumber : null;

    public bool Shows(EvidenceKind kind, YearMonth month) => _months.Contains((kind, month));

    private void Add(EvidenceItem record, YearMonth first, YearMonth last)
    {
        if (record.ObjectId is { } id)
        {
            _things.TryAdd((record.Kind, id), record);
        }

        if (record.Period is not { From: { } from, To: { } to })
        {
            return;
        }

        var (begin, end) = (YearMonth.Of(from), YearMonth.Of(to));
        for (var month = begin < first ? first : begin; month <= end && month <= last; month = month.Plus(1))
        {
            _months.Add((record.Kind, month));
            if (record is { Kind: EvidenceKind.Contribution, Detail: PaidByAnEmployer })
            {
                Employed.Add(month);
            }
        }

        if (begin == end && first <= begin && begin <= last && record.Amount is { } amount)
        {
            _sums[(record.Kind, begin)] = _sums.GetValueOrDefault((record.Kind, begin)) + amount.Yuan;
        }
    }
}
