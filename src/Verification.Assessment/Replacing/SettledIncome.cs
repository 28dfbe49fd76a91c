using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Replacing;

/// <summary>One kind of a person's income of some days, as papers settle it that answer a question about it.</summary>
/// <remarks>
/// The answer why records contradict the person's statement takes their place. The answer what the person earns beside records leaves every
/// record where it is, and ends what was estimated or claimed of that income in those days.
/// </remarks>
/// <param name="Days">Days the papers speak of, in order, none touching the next.</param>
/// <param name="Papers">Records of the papers that stand.</param>
/// <param name="Records">What registers show of that kind within those days.</param>
/// <param name="Aside">Records of papers that say the same again, or that another reading takes.</param>
/// <param name="RecordsStay">The papers may speak of some of the registers' records only: all of those count, and the papers do not.</param>
internal sealed record SettledIncome(
    int MemberOrdinal, EvidenceKind Kind, IReadOnlyList<Period> Days, IReadOnlyList<EvidenceItem> Papers, IReadOnlyList<EvidenceItem> Records,
    IReadOnlyList<EvidenceItem> Aside, bool RecordsStay = false)
{
    private IReadOnlyList<Period>? _endedDays;

    /// <summary>The registers' records count as they stand, with every detail the law looks at: the papers say the same, or take no record's place.</summary>
    public bool Confirms { get; } = RecordsStay || (Records.Count > 0 && Sum(Papers) == Sum(Records));

    /// <summary>Records of the papers that say what is earned beside records; they count, and what comes in is explained by them.</summary>
    public IReadOnlyList<EvidenceItem> Told { get; } = RecordsStay ? [] : [.. Papers.Where(p => p.Noted!.Answers!.Code != QuestionCodes.StatedLess)];

    /// <summary>Those of them that end what was estimated or claimed.</summary>
    public IReadOnlyList<EvidenceItem> Ending { get; } = RecordsStay ? [] : [.. Papers.Where(p => p.Noted!.Answers!.Code is not (QuestionCodes.StatedLess or QuestionCodes.Inflow))];

    /// <summary>Days in which nothing is estimated or claimed of this kind any more, in order.</summary>
    public IReadOnlyList<Period> EndedDays => _endedDays ??= PaperDays.Of(Ending);

    /// <summary>Whether a paper's record may take the place of what registers show: it answers why they contradict a statement.</summary>
    public static bool MayReplace(EvidenceItem paper) => paper.Noted?.Answers?.Code is QuestionCodes.StatedLess or QuestionCodes.HouseholdIncome;

    /// <summary>What counts for nothing: what the papers take the place of, or the papers that only confirm it.</summary>
    public IEnumerable<EvidenceItem> Left => (Confirms ? Papers : Records).Concat(Aside);

    /// <summary>Whether nobody is asked any more about an income of this law's item in these days.</summary>
    /// <remarks>A statement names a word, not a kind: whoever has answered about a word has been heard about it.</remarks>
    public bool Ends(Pack pack, int ordinal, string word, Period days) =>
        MemberOrdinal == ordinal && MayReplace(Papers[0]) && Days.Any(d => PaperDays.Covers(d, days)) && pack.Income.Items.Any(i => i.Declared == word && i.Kinds.Contains(Kind));

    /// <summary>What it says, and whose word it is, in the digest of the assessment that rests on it.</summary>
    public void WriteTo(Trace trace)
    {
        trace.Write(MemberOrdinal);
        trace.Write(Confirms ? 1 : 0);
        foreach (var paper in Told)
        {
            trace.Write(paper.Noted!.Answers!.Code);
        }

        foreach (var item in Papers.Concat(Records).Concat(Aside))
        {
            trace.Write(item);
            trace.Write(item.Noted?.DocumentId);
            trace.Write(item.Noted?.Author);
            trace.Write(item.Noted?.On);
        }
    }

    /// <summary>Yuan of these records.</summary>
    public static decimal Sum(IReadOnlyList<EvidenceItem> items)
    {
        var sum = 0m;
        foreach (var item in items)
        {
            sum += item.Amount?.Yuan ?? 0m;
        }

        return sum;
    }
}
