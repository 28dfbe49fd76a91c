using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>What sources that have not answered yet may still change.</summary>
/// <remarks>
/// An open source widens everything it may bring, a supporting one like a mandatory one: it has not been silent yet. What a source brings
/// altogether is taken to be no less than nothing: it may refund what it paid, not more. What it may show is also looked at before a
/// grant: where the law names such situations, a grant waits.
/// </remarks>
internal static class OpenSources
{
    public static bool CannotChange(Pack pack, HouseholdFacts facts, EvidenceSet evidence, Gifts gives) =>
        Outcomes(pack, facts, evidence, gives) is not null;

    /// <summary>The outcome of each programme asked for, in the pack's order, or null when an open source could change one of them or an amount.</summary>
    public static IReadOnlyList<Outcome>? Outcomes(Pack pack, HouseholdFacts facts, EvidenceSet evidence, Gifts gives)
    {
        var waits = new bool[pack.Sources.Count];
        for (var s = 0; s < waits.Length; s++)
        {
            waits[s] = evidence.IsOpen(pack.Sources[s].Id);
        }

        var mayFlag = waits.Contains(true);
        if (mayFlag && evidence.HasAnswer)
        {
            // A paper takes the place of records that are still to come as well: which, nobody can tell before they are there.
            return null;
        }

        if (mayFlag)
        {
            var open = gives.WhileOpen(pack);
            pack = pack with { Sources = [.. pack.Sources.Select((rule, s) => waits[s] ? open[s] : rule)] };
            evidence = WithoutReplaceable(pack, evidence, waits);
            pack = WithoutTolerance(pack, waits);
        }

        var programmes = Assessor.Try(pack, facts, evidence, Settles);
        return programmes.All(Settles) ? [.. programmes.Select(p => p.Outcome)] : null;

        bool Settles(ProgrammeTried tried) => IsSettled(tried, mayFlag && pack.Flags.Any(f => f.IsAbout(tried.Programme)));
    }

    /// <summary>
    /// Within the tolerance nobody is asked before a refusal, yet more of the same income may take a household out of it and lower what is
    /// shown to what it states: while more may come, whatever lies beyond a statement is held possible only.
    /// </summary>
    private static Pack WithoutTolerance(Pack pack, bool[] waits)
    {
        for (var s = 0; s < waits.Length; s++)
        {
            if (waits[s] && pack.Sources[s].Bounds.Has(Matters.Income))
            {
                return pack with { Discrepancy = pack.Discrepancy with { IgnoreBelow = pack.Discrepancy.IgnoreBelow with { Value = 0m } } };
            }
        }

        return pack;
    }

    private static bool IsSettled(ProgrammeTried programme, bool mayFlag) => programme.Outcome switch
    {
        Outcome.Ineligible => true,
        Outcome.Eligible => !mayFlag && (programme.Amount is not { } amount || (amount.High is { } high && amount.Low == high)),
        _ => false,
    };

    /// <summary>
    /// Of two records of one thing that of the first source in the law's order counts: what an open source before it may show takes the
    /// place of what a later one has shown, so that nothing rests on the later one.
    /// </summary>
    private static EvidenceSet WithoutReplaceable(Pack pack, EvidenceSet evidence, bool[] waits)
    {
        var before = Matters.None;
        for (var s = 0; s < waits.Length; s++)
        {
            var (source, open) = (pack.Sources[s].Id, before);
            if (open != Matters.None && evidence.From(source) is { } answers && IsAnyReplaceable(pack, answers, open))
            {
                evidence = evidence.With(other => other == source, answer => WithoutReplaceable(pack, answer, open));
            }

            before = waits[s] ? before | pack.Sources[s].Bounds : before;
        }

        return evidence;
    }

    private static bool IsAnyReplaceable(Pack pack, SourceAnswers answers, Matters before)
    {
        foreach (var answer in answers.Answers)
        {
            if (answer is Answer.Answered { Items: var items } && items.Any(i => IsReplaceable(pack, i, before)))
            {
                return true;
            }
        }

        return false;
    }

    private static Answer WithoutReplaceable(Pack pack, Answer answer, Matters before) =>
        answer is Answer.Answered { Items: var items } answered && items.Any(i => IsReplaceable(pack, i, before))
            ? answered with { Items = [.. items.Where(i => !IsReplaceable(pack, i, before))] }
            : answer;

    private static bool IsReplaceable(Pack pack, EvidenceItem item, Matters before) => item.ObjectId is not null && before.Has(pack.MattersOf(item.Kind));
}
