using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>What one source said of one person, after the pack's rules on age and freshness.</summary>
internal readonly record struct Heard(bool Asked, Silence? Silence, EvidenceItem[] Items, DateOnly? AsOf, bool CoversLookBack)
{
    public static readonly Heard NotAsked = new(false, null, [], null, true);

    /// <summary>The source could not say; not the same as its saying that it holds no record.</summary>
    public bool IsSilent => Asked && Silence is not (null or Vocabulary.Silence.NoRecord);
}

/// <summary>What every source of the pack said of every person of the household.</summary>
internal sealed class Hearing
{
    private readonly Heard[] _heard;
    private readonly int _persons;

    private Hearing(Pack pack, int persons)
    {
        _persons = persons;
        _heard = new Heard[pack.Sources.Count * persons];
    }

    public Heard this[int source, int person] => _heard[(source * _persons) + person];

    public static Hearing Of(Pack pack, HouseholdFacts facts, EvidenceSet evidence, Period lookBack)
    {
        var hearing = new Hearing(pack, facts.Members.Count);
        for (var s = 0; s < pack.Sources.Count; s++)
        {
            var rule = pack.Sources[s];
            var answers = evidence.From(rule.Id);
            for (var m = 0; m < facts.Members.Count; m++)
            {
                var person = facts.Members[m];
                var answer = answers?.About(person.Ordinal);
                hearing._heard[(s * facts.Members.Count) + m] =
                    answer is null && !rule.AsksOf(person, facts.AsOf) ? Heard.NotAsked
                    : Hear(rule, person, answer, facts.AsOf, lookBack);
            }
        }

        return hearing;
    }

    private static Heard Hear(SourceRule rule, Person person, Answer? answer, DateOnly asOf, Period lookBack)
    {
        // A child too young to be asked about may be answered for all the same; its silence then misses nothing.
        var asked = rule.AsksOf(person, asOf);
        return answer switch
        {
            Answer.Answered { AsOf: var day } when IsStale(day, rule, asOf) => new(asked, Silence.Stale, [], day, true),
            Answer.Answered { Items.Count: 0 } nothing => new(true, Silence.NoRecord, [], nothing.AsOf, true),
            Answer.Answered answered => new(true, null, Sorted(answered.Items), answered.AsOf, Covers(answered.Coverage.Days, lookBack)),
            Answer.Silent { Why: Silence.NoRecord, AsOf: { } day } when IsStale(day, rule, asOf) => new(asked, Silence.Stale, [], day, true),
            Answer.Silent silent => new(asked, silent.Why, [], silent.AsOf, true),
            _ => new(asked, Silence.NoAnswer, [], null, true),
        };
    }

    private static bool IsStale(DateOnly day, SourceRule rule, DateOnly asOf) => day.DayNumber < asOf.DayNumber - rule.FreshnessDays;

    // An open end says nothing was left out on that side.
    private static bool Covers(Period days, Period lookBack) =>
        (days.From is null || days.From <= lookBack.From) && (days.To is null || lookBack.To <= days.To);

    private static EvidenceItem[] Sorted(IReadOnlyList<EvidenceItem> items)
    {
        var sorted = new EvidenceItem[items.Count];
        var inOrder = true;
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = items[i];
            inOrder &= i == 0 || Order(sorted[i - 1], sorted[i]) <= 0;
        }

        if (!inOrder)
        {
            Array.Sort(sorted, Order);
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
        return byDay != 0 ? byDay : (right.Amount ?? default).CompareTo(left.Amount ?? default);
    }
}
