using Verification.Assessment.Replacing;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Everything the sources said of one household, in an order that does not depend on who answered first.</summary>
/// <remarks>A question without an answer counts as <see cref="Silence.NoAnswer"/>; one that will be answered later does too, and leaves its source open.</remarks>
public sealed class EvidenceSet
{
    public static readonly EvidenceSet Nothing = new([]);

    private readonly SourceAnswers[] _sources;
    private readonly HashSet<(SourceId, string, int)>? _left;

    private EvidenceSet(SourceAnswers[] sources)
    {
        _sources = sources;
        // Found once: every assessment asks for them, and hardly any household has one.
        foreach (var source in sources)
        {
            HasWeakMatch |= source.HasWeakMatch;
            HasDisputed |= source.HasDisputed;
            HasAnswer |= source.HasAnswer;
        }
    }

    private EvidenceSet(SourceAnswers[] sources, IReadOnlyList<SettledIncome> settled)
        : this(sources)
    {
        Settled = settled;
        _left = [.. settled.SelectMany(s => s.Left).Select(KeyOf)];
    }

    /// <summary>Whether somebody's records may be those of another person.</summary>
    internal bool HasWeakMatch { get; }

    /// <summary>Whether a record is disputed.</summary>
    internal bool HasDisputed { get; }

    /// <summary>Whether a record rests on a paper that answers an open question.</summary>
    internal bool HasAnswer { get; }

    /// <summary>Whether it may be read in more than one way, or otherwise than as it lies there.</summary>
    internal bool IsToBeRead => HasDisputed || HasAnswer;

    /// <summary>Income papers settle, in the reading this is; empty as the evidence lies there.</summary>
    internal IReadOnlyList<SettledIncome> Settled { get; } = [];

    /// <summary>One entry per source that said anything, by source id.</summary>
    public IReadOnlyList<SourceAnswers> Sources => _sources;

    /// <summary>Gathers answers; of several to one question the one that says most, then the newest, stays.</summary>
    /// <remarks>Signals are left outside: whatever is assessed from here cannot see them.</remarks>
    public static EvidenceSet Of(IEnumerable<Answer> answers)
    {
        Answer[] all = [.. answers];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = all[i].AsEvidence();
        }

        var sources = BySource(all);
        if (sources is null)
        {
            Array.Sort(all, Order);
            sources = BySource(all)!;
        }

        return new(sources);
    }

    /// <summary>The same with every answer of some sources replaced by another of the same source and person.</summary>
    internal EvidenceSet With(Func<SourceId, bool> of, Func<Answer, Answer> by)
    {
        var sources = new SourceAnswers[_sources.Length];
        for (var s = 0; s < sources.Length; s++)
        {
            sources[s] = of(_sources[s].Source) ? _sources[s].With(by) : _sources[s];
        }

        return new EvidenceSet(sources).Read(Settled);
    }

    /// <summary>The same answers with these incomes settled; what papers take the place of is still what the source said.</summary>
    internal EvidenceSet Read(IReadOnlyList<SettledIncome> settled) => settled.Count == 0 ? this : new(_sources, settled);

    /// <summary>Those of a person's records that count in this reading.</summary>
    internal EvidenceItem[] Counted(EvidenceItem[] items) => _left is null ? items : Array.FindAll(items, i => !_left.Contains(KeyOf(i)));

    /// <summary>Whether a source still owes an answer about somebody.</summary>
    public bool IsOpen(SourceId source) => From(source) is { IsOpen: true };

    /// <summary>What one source said, or null when it said nothing at all.</summary>
    public SourceAnswers? From(SourceId source)
    {
        foreach (var answers in _sources)
        {
            if (answers.Source == source)
            {
                return answers;
            }
        }

        return null;
    }

    /// <summary>The answers of each source, or null when they lie too mixed to be taken as they are.</summary>
    /// <remarks>Most often each source's answers come together and in the order of the persons: then only the sources are sorted.</remarks>
    private static SourceAnswers[]? BySource(Answer[] all)
    {
        var sources = new List<SourceAnswers>();
        for (var start = 0; start < all.Length;)
        {
            var end = start + 1;
            while (end < all.Length && all[end].Source == all[start].Source)
            {
                if (Order(all[end - 1], all[end]) > 0)
                {
                    return null;
                }

                end++;
            }

            sources.Add(SourceAnswers.Of(all.AsSpan(start, end - start)));
            start = end;
        }

        sources.Sort(static (left, right) => left.Source.CompareTo(right.Source));
        for (var i = 1; i < sources.Count; i++)
        {
            if (sources[i].Source == sources[i - 1].Source)
            {
                return null;
            }
        }

        return [.. sources];
    }

    private static int Order(Answer left, Answer right)
    {
        var bySource = left.Source.CompareTo(right.Source);
        if (bySource != 0)
        {
            return bySource;
        }

        var byMember = left.MemberOrdinal.CompareTo(right.MemberOrdinal);
        return byMember != 0 ? byMember : Worth(left, right);
    }

    // Answered before silent before later; then the newest; then whatever makes the order total.
    private static int Worth(Answer left, Answer right)
    {
        var byKind = Rank(left).CompareTo(Rank(right));
        return byKind != 0 ? byKind : (left, right) switch
        {
            (Answer.Answered a, Answer.Answered b) => b.AsOf != a.AsOf ? b.AsOf.CompareTo(a.AsOf)
                : b.Items.Count != a.Items.Count ? b.Items.Count.CompareTo(a.Items.Count) : Hearing.Order(a.Items, b.Items),
            (Answer.Silent a, Answer.Silent b) => a.Why != b.Why ? a.Why.CompareTo(b.Why) : Nullable.Compare(b.AsOf, a.AsOf),
            _ => 0,
        };
    }

    private static (SourceId, string, int) KeyOf(EvidenceItem item) => (item.Source, item.RecordId, item.MemberOrdinal);

    private static int Rank(Answer answer) => answer switch
    {
        Answer.Answered => 0,
        Answer.Silent => 1,
        _ => 2,
    };
}

/// <summary>What one source said, at most one answer per person.</summary>
public sealed class SourceAnswers
{
    private readonly Answer[] _byMember;

    private SourceAnswers(SourceId source, Answer[] byMember)
    {
        Source = source;
        _byMember = byMember;
        foreach (var answer in byMember)
        {
            IsOpen |= answer is Answer.Later;
            HasWeakMatch |= answer is Answer.Silent { Why: Silence.WeakMatch };
            if (answer is Answer.Answered answered)
            {
                Look(answered.Items);
            }
        }
    }

    public SourceId Source { get; }

    public bool IsOpen { get; }

    internal bool HasWeakMatch { get; }

    internal bool HasDisputed { get; private set; }

    internal bool HasAnswer { get; private set; }

    /// <summary>The answers by ordinal.</summary>
    public IReadOnlyList<Answer> Answers => _byMember;

    public Answer? About(int memberOrdinal)
    {
        foreach (var answer in _byMember)
        {
            if (answer.MemberOrdinal == memberOrdinal)
            {
                return answer;
            }
        }

        return null;
    }

    internal SourceAnswers With(Func<Answer, Answer> by) => new(Source, Array.ConvertAll(_byMember, answer => by(answer)));

    internal static SourceAnswers Of(ReadOnlySpan<Answer> sorted)
    {
        var kept = new Answer[sorted.Length];
        var count = 0;
        foreach (var answer in sorted)
        {
            if (count == 0 || kept[count - 1].MemberOrdinal != answer.MemberOrdinal)
            {
                kept[count++] = answer;
            }
        }

        return new(sorted[0].Source, count == kept.Length ? kept : kept[..count]);
    }

    private void Look(IReadOnlyList<EvidenceItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            HasDisputed |= item.CountsBothWays;
            HasAnswer |= item.Noted is { Answers: not null };
        }
    }
}
