using Verification.Assessment.Household;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>What one source said of one person, after the pack's rules on age and freshness.</summary>
internal readonly record struct Heard(bool Asked, Silence? Silence, EvidenceItem[] Items, DateOnly? AsOf, bool CoversLookBack)
{
    public static readonly Heard NotAsked = new(false, null, [], null, true);

    /// <summary>
    /// Whether the source was measured good enough for its having no record to count; null: the law names no limit, or it has records of its own,
    /// not only papers laid beside it.
    /// </summary>
    public bool? MeetsLimits => Standing?.Meets;

    /// <summary>What was measured of it, where the law names limits.</summary>
    public MeasuredSource? Measured => Standing?.Measured;

    /// <summary>Both at once: most laws name no limit, and one of these is made for every source and person.</summary>
    public MeasuredStanding? Standing { get; init; }

    /// <summary>The source could not say; not the same as its saying that it holds no record, unless that is worth nothing.</summary>
    public bool IsSilent => Asked && (Silence is not (null or Vocabulary.Silence.NoRecord) || MeetsLimits == false);
}

/// <summary>What every source of the pack said of every person: members, then obligors.</summary>
internal sealed class Hearing
{
    // Beside the other marks of a record, beyond any number of holders one may have.
    private const int PayerIsSaid = 1 << 30;

    private readonly Heard[] _heard;
    private readonly int _persons;
    private uint _silences;

    private Hearing(Pack pack, int persons)
    {
        _persons = persons;
        _heard = new Heard[pack.Sources.Count * persons];
    }

    public Heard this[int source, int person] => _heard[(source * _persons) + person];

    public static Hearing Of(Pack pack, HouseholdFacts facts, EvidenceSet evidence, Period lookBack)
    {
        var persons = Persons.CountOf(facts);
        var hearing = new Hearing(pack, persons);
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            var rule = pack.Sources[s];
            var answers = evidence.From(rule.Id);
            for (var p = 0; p < persons; p++)
            {
                var person = facts.At(p);
                var answer = answers?.About(person.Ordinal);
                var asked = rule.AsksOf(person, facts.AsOf) && (p < facts.Members.Count || rule.AsksObligors);
                var heard = answer is null && !asked ? Heard.NotAsked : Hear(rule, asked, answer, facts.AsOf, lookBack);
                hearing._silences |= heard.Silence is { } why ? 1u << (int)why : 0;
                hearing._heard[(s * persons) + p] = evidence.Settled.Count == 0 ? heard : heard with { Items = evidence.Counted(heard.Items) };
            }
        }

        return hearing;
    }

    /// <summary>Whether this kind of silence was heard of anybody.</summary>
    public bool Has(Silence silence) => (_silences & (1u << (int)silence)) != 0;

    /// <summary>Everything heard, in an order that does not depend on who answered first.</summary>
    public void WriteTo(Trace trace)
    {
        for (var i = 0; i < _heard.Length; i++)
        {
            ref readonly var heard = ref _heard[i];
            if (!heard.Asked && heard.Items.Length == 0)
            {
                continue;
            }

            trace.Write(i);
            trace.Write(((int?)heard.Silence ?? -1) + (heard.CoversLookBack ? 0 : 100));
            trace.Write(heard.AsOf);
            WriteMeasured(trace, heard);
            foreach (var item in heard.Items)
            {
                trace.Write(item);
                WriteRest(trace, item);
            }
        }
    }

    // Only where the law names limits: what rests on none has the digest it always had.
    private static void WriteMeasured(Trace trace, in Heard heard)
    {
        if (heard.MeetsLimits is { } meets)
        {
            trace.Write(meets ? 1 : 0);
            trace.Write(heard.Measured?.On);
            trace.Write(heard.Measured?.Completeness ?? -1m);
            trace.Write(heard.Measured?.LagDays ?? -1);
        }
    }

    // Most records are a payment of a month; what else one says is written only when it says it.
    private static void WriteRest(Trace trace, EvidenceItem item)
    {
        trace.Write(
            (item.Amount is null ? 1 : 0) + (item.Detail is null ? 0 : 2) + (item.ObjectId is null ? 0 : 4) + (item.Use is null ? 0 : 8)
            + (item.BoughtOn is null ? 0 : 16) + (item.AreaSquareMetres is null ? 0 : 32) + (item.Holders.Count * 64)
            + (item.Payer is null ? 0 : PayerIsSaid));
        if (item.Detail is not null || item.ObjectId is not null)
        {
            trace.Write(item.Detail);
            trace.Write(item.ObjectId);
        }

        if (item.Payer is not null)
        {
            trace.Write(item.Payer);
        }

        if (item.Use is not null || item.BoughtOn is not null || item.AreaSquareMetres is not null)
        {
            trace.Write(item.Use);
            trace.Write(item.BoughtOn);
            trace.Write(item.AreaSquareMetres ?? 0m);
        }

        foreach (var holding in item.Holders)
        {
            trace.Write(holding.MemberOrdinal ?? -1);
            trace.Write(holding.Share.Low ?? -1m);
            trace.Write(holding.Share.High ?? -1m);
        }
    }

    // A child too young to be asked about may be answered for all the same; its silence then misses nothing.
    private static Heard Hear(SourceRule rule, bool asked, Answer? answer, DateOnly asOf, Period lookBack) =>
        answer switch
        {
            Answer.Answered { AsOf: var day } when IsStale(day, rule, asOf) => new(asked, Silence.Stale, [], day, true),
            Answer.Answered { Items.Count: 0 } nothing => Weighed(new(true, Silence.NoRecord, [], nothing.AsOf, true), rule, nothing),
            Answer.Answered answered => Shown(
                new(true, null, Sorted(answered.Items), answered.AsOf, Covers(answered.Coverage.Days, lookBack, asOf)), asked, rule, answered),
            Answer.Silent { Why: Silence.NoRecord, AsOf: { } day } when IsStale(day, rule, asOf) => new(asked, Silence.Stale, [], day, true),
            Answer.Silent { Why: Silence.NoRecord } none => Weighed(new(asked, Silence.NoRecord, [], none.AsOf, true), rule, none),
            Answer.Silent silent => new(asked, silent.Why, [], silent.AsOf, true),
            _ => new(asked, Silence.NoAnswer, [], null, true),
        };

    // Papers laid beside a source's "no record" are no record of the source: they count, and what else it may not know is as open as before.
    private static Heard Shown(Heard heard, bool asked, SourceRule rule, Answer answer) =>
        rule.Quality is not null && Array.TrueForAll(heard.Items, item => item.Noted is not null) ? Weighed(heard with { Asked = asked }, rule, answer) : heard;

    private static Heard Weighed(Heard heard, SourceRule rule, Answer answer) => rule.Quality is not { } limits || answer.StandsIn ? heard : heard with
    {
        Standing = new(answer.Measured, limits.AreMetBy(answer.Measured)),
    };

    private static bool IsStale(DateOnly day, SourceRule rule, DateOnly asOf) => day.DayNumber < asOf.DayNumber - rule.FreshnessDays;

    // An open end says nothing was left out on that side. Nobody can tell of days after the verified one.
    private static bool Covers(Period days, Period lookBack, DateOnly asOf) =>
        (days.From is null || days.From <= lookBack.From) && (days.To is null || lookBack.To <= days.To || asOf <= days.To);

    private static EvidenceItem[] Sorted(IReadOnlyList<EvidenceItem> items)
    {
        var sorted = items.ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (Order(sorted[i - 1], sorted[i]) > 0)
            {
                Array.Sort(sorted, Order);
                break;
            }
        }

        return sorted;
    }

    private static int Order(EvidenceItem left, EvidenceItem right)
    {
        var byRecord = string.CompareOrdinal(left.RecordId, right.RecordId);
        if (byRecord != 0)
        {
            return byRecord;
        }

        var byDay = right.AsOf.CompareTo(left.AsOf);
        var byAmount = byDay != 0 ? byDay : (right.Amount ?? default).CompareTo(left.Amount ?? default);
        return byAmount != 0 ? byAmount : Rest(left, right);
    }

    // One record told in two ways: whatever makes the order total.
    private static int Rest(EvidenceItem left, EvidenceItem right)
    {
        var byKind = left.Kind.CompareTo(right.Kind);
        var byFrom = byKind != 0 ? byKind : Nullable.Compare(left.Period.From, right.Period.From);
        var byTo = byFrom != 0 ? byFrom : Nullable.Compare(left.Period.To, right.Period.To);
        return byTo != 0 ? byTo : string.CompareOrdinal(left.Detail, right.Detail);
    }

    /// <summary>The order of two answers of one source by what they say.</summary>
    internal static int Order(IReadOnlyList<EvidenceItem> left, IReadOnlyList<EvidenceItem> right)
    {
        var (a, b) = (Sorted(left), Sorted(right));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (Order(a[i], b[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
