using Verification.Assessment.Packs;

namespace Verification.Assessment.Flexible;

/// <summary>What the methods that speak say together of one item of income.</summary>
/// <param name="Range">Yuan over the look-back.</param>
/// <param name="Conflicts">Two views of the same money contradict each other: both were held possible.</param>
internal readonly record struct Combined(EstimateRange Range, bool Conflicts);

/// <summary>Joins estimates: views of the same money are intersected, disjoint money adds up (通道内取交集,通道间相加).</summary>
/// <remarks>
/// Views of the same money are methods of one channel, or of one stated work. Works add up. What a channel shows of works whose money may show
/// there is part of them: they are no less than it. What it shows beside any work adds up with them. The order of estimates changes nothing.
/// </remarks>
internal static class Combining
{
    /// <param name="spoken">Estimates with a range.</param>
    /// <param name="otherwise">What is taken of a person of whom no work is stated or shown; null: nothing.</param>
    public static Combined Of(IReadOnlyList<Estimate> spoken, EstimateRange? otherwise = null)
    {
        var conflicts = false;
        var works = otherwise ?? EstimateRange.Nothing;
        foreach (var work in spoken.Where(IsOfWork).GroupBy(e => e.Work, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            works = works.Plus(Views(work, ref conflicts));
        }

        var beside = EstimateRange.Nothing;
        foreach (var channel in spoken.Where(e => !IsOfWork(e)).GroupBy(e => e.Rule.Channel).OrderBy(g => g.Key))
        {
            var part = Views(channel, ref conflicts);
            if (MayShowWork(spoken, channel.Key) || (otherwise is not null && channel.Key is Channel.AccountInflow or Channel.Cash))
            {
                conflicts |= !works.TryContain(part, out works);
            }
            else
            {
                beside = beside.Plus(part);
            }
        }

        return new(works.Plus(beside), conflicts);
    }

    private static bool IsOfWork(Estimate estimate) => EstimateMethods.IsOfWork(estimate.Rule.Method);

    private static bool MayShowWork(IReadOnlyList<Estimate> spoken, Channel channel) =>
        spoken.Any(e => IsOfWork(e) && (e.Rule.Channel == channel || e.Rule.AlsoSeenIn.Contains(channel)));

    private static EstimateRange Views(IEnumerable<Estimate> same, ref bool conflicts)
    {
        var views = same.Select(e => e.Range!.Value).ToList();
        var common = views[0];
        for (var i = 1; i < views.Count; i++)
        {
            if (!common.TryIntersect(views[i], out common))
            {
                conflicts = true;
                return views.Aggregate((left, right) => left.Hull(right));
            }
        }

        return common;
    }
}
