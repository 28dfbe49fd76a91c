using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>Which papers take the place of which records (以材料为准): one way where the papers agree, one for each paper where they differ.</summary>
/// <remarks>
/// A paper does when it was noted as the answer to the question why records of income contradict the person's statement, and the law says that
/// this kind of document settles this kind of evidence. It takes the place of what registers show of that kind, person and days; what somebody
/// objects to has a way of its own and stays. One that answers what is earned beside records takes the place of none. Of papers that answered one
/// round's question and differ each counts, and all beside one another: they may be of several payers. When the question was asked again, the answer
/// to that stands for the answers before. How far a paper reaches is read in more ways than one where it does not say (<see cref="PaperReach"/>).
/// </remarks>
internal sealed record PaperReadings(IReadOnlyList<IReadOnlyList<SettledIncome>> All, IReadOnlyList<EvidenceItem> Differing)
{
    /// <summary>Most ways in which papers are read, e.g. three for each of two persons; with more nothing is decided.</summary>
    public const int WaysMax = 9;

    public static readonly PaperReadings None = new([[]], []);

    /// <summary>The papers can be read in more ways than are.</summary>
    public bool TooMany { get; private init; }

    public static PaperReadings Of(Pack pack, EvidenceSet evidence)
    {
        if (!evidence.HasAnswer)
        {
            return None;
        }

        Answer.Answered[] answers = [.. evidence.Sources.SelectMany(s => s.Answers).OfType<Answer.Answered>()];
        EvidenceItem[] registered = [.. answers.SelectMany(a => a.Items.Where(i => IsRegistered(a, i)))];
        var all = new PaperReadings([[]], []);
        var papers = answers.SelectMany(a => a.Items).Where(i => Settles(pack, i)).GroupBy(i => (i.MemberOrdinal, i.Kind, Replaces: SettledIncome.MayReplace(i)))
            .OrderBy(g => g.Key.MemberOrdinal).ThenBy(g => g.Key.Kind).ThenBy(g => g.Key.Replaces);
        foreach (var group in papers)
        {
            all = all.With([.. Ways(Paper.Of(group)).SelectMany(kept => PaperReach.Readings(Settled(pack, registered, group, kept), Touched(pack, registered, group, kept))).DistinctBy(Name)]);
        }

        return all;
    }

    /// <summary>A register's record, or one of the paper that stands in for it; what else a visit or a paper showed is no register's.</summary>
    private static bool IsRegistered(Answer.Answered answer, EvidenceItem item) => item.Noted is null || (answer.StandsIn && item.Noted is { Answers: null, Document: not Noted.HomeVisit });

    /// <summary>Whether the law lets this record's paper settle an income; none that itself counts both ways does.</summary>
    private static bool Settles(Pack pack, EvidenceItem item) =>
        item is { CountsBothWays: false, Noted: { Answers: not null } noted, Amount: not null, Period: { From: not null, To: not null } }
        && pack.ItemOf(item) is not null
        && pack.Sources.FirstOrDefault(s => s.Id == item.Source)?.IsSettledBy(noted.Document, item.Kind) == true;

    private PaperReadings With(IReadOnlyList<SettledIncome> ways)
    {
        var tooMany = All.Count * ways.Count > WaysMax;
        var taken = tooMany ? ways.Take(Math.Max(1, WaysMax / All.Count)) : ways;
        return new(
            [.. All.SelectMany(before => taken.Select(way => (IReadOnlyList<SettledIncome>)[.. before, way]))],
            ways.Count == 1 ? Differing : [.. Differing, .. ways.SelectMany(w => w.Papers).Distinct(ReferenceEqualityComparer.Instance).Cast<EvidenceItem>()])
        {
            TooMany = TooMany || tooMany,
        };
    }

    /// <summary>The papers that stand, in every way they may: one way unless some of one round differ about the same days.</summary>
    private static IReadOnlyList<IReadOnlyList<Paper>> Ways(IReadOnlyList<Paper> papers)
    {
        var standing = new List<Paper>();
        foreach (var paper in papers)
        {
            var rest = paper.Beside(standing.Where(s => s.Round > paper.Round));
            if (rest.Records.Count > 0 && !standing.Exists(s => s.SaysTheSame(rest)))
            {
                standing.Add(rest);
            }
        }

        return standing.Exists(one => standing.Exists(other => !ReferenceEquals(one, other) && one.Touches(other)))
            ? [.. standing.Select(first => First(first, standing)), standing]
            : [standing];
    }

    /// <summary>A paper, and what the others show of other days.</summary>
    private static List<Paper> First(Paper first, List<Paper> papers)
    {
        var kept = new List<Paper> { first };
        foreach (var paper in papers)
        {
            if (!ReferenceEquals(paper, first) && paper.Beside(kept) is { Records.Count: > 0 } rest)
            {
                kept.Add(rest);
            }
        }

        return kept;
    }

    /// <summary>Two readings that leave the same records out and end the same days are one.</summary>
    private static string Name(SettledIncome way) =>
        $"{string.Join('|', way.Left.Select(r => $"{r.Source}/{r.RecordId}").Order(StringComparer.Ordinal))}|{string.Join('|', way.Days)}";

    private static SettledIncome Settled(Pack pack, EvidenceItem[] registered, IGrouping<(int MemberOrdinal, EvidenceKind Kind, bool Replaces), EvidenceItem> group, IReadOnlyList<Paper> kept)
    {
        EvidenceItem[] papers = [.. kept.SelectMany(p => p.Records)];
        var days = PaperDays.Of(papers);
        return new(
            group.Key.MemberOrdinal, group.Key.Kind, days, papers,
            InOrder(registered.Where(i => IsOf(group.Key, i) && IsContradicted(pack, i, papers) && IsCovered(i, days))),
            InOrder(group.Where(i => !papers.Contains(i, ReferenceEqualityComparer.Instance))));
    }

    /// <summary>Records of which the papers speak in part: some of their days, and not all.</summary>
    private static EvidenceItem[] Touched(Pack pack, EvidenceItem[] registered, IGrouping<(int MemberOrdinal, EvidenceKind Kind, bool Replaces), EvidenceItem> group, IReadOnlyList<Paper> kept)
    {
        EvidenceItem[] papers = [.. kept.SelectMany(p => p.Records)];
        var days = PaperDays.Of(papers);
        return InOrder(registered.Where(i => IsOf(group.Key, i) && IsContradicted(pack, i, papers) && !IsCovered(i, days)));
    }

    private static bool IsOf((int MemberOrdinal, EvidenceKind Kind, bool Replaces) income, EvidenceItem item) =>
        income.Replaces && item.MemberOrdinal == income.MemberOrdinal && item.Kind == income.Kind;

    private static EvidenceItem[] InOrder(IEnumerable<EvidenceItem> items) => [.. items.OrderBy(i => i.Source).ThenBy(i => i.RecordId, StringComparer.Ordinal)];

    // A paper that names a detail, e.g. one benefit among several, speaks of that item of the law only.
    private static bool IsContradicted(Pack pack, EvidenceItem item, EvidenceItem[] papers) =>
        item is { Disputed: false, Amount: not null } && pack.ItemOf(item) is { } of
        && papers.Any(p => p.Period.Overlaps(item.Period) && (p.Detail is null || pack.ItemOf(p)?.Index == of.Index));

    private static bool IsCovered(EvidenceItem item, IReadOnlyList<Period> days) => days.Any(d => PaperDays.Covers(d, item.Period));
}
