using Verification.Assessment.Packs.Reading;

namespace Verification.Assessment.Packs.Comparing;

/// <summary>Lays what two folders state of one name beside each other, day by day.</summary>
internal static class Timeline
{
    /// <summary>The first day of every span on which they differ, with what each says.</summary>
    /// <param name="say">What of a node is compared; null for none.</param>
    public static IEnumerable<(DateOnly From, PackNode? Was, PackNode? Is)> Differences(
        IReadOnlyList<Stated>? before, IReadOnlyList<Stated>? after, Func<PackNode?, string?> say)
    {
        (before, after) = (before ?? [], after ?? []);
        (string? Was, string? Is) told = default;
        foreach (var day in Starts(before).Concat(Starts(after)).Distinct().Order())
        {
            var (was, now) = (On(before, day), On(after, day));
            var said = (Was: say(was), Is: say(now));
            if (said.Was != said.Is && said != told)
            {
                yield return (day, was, now);
            }

            told = said;
        }
    }

    private static PackNode? On(IReadOnlyList<Stated> stated, DateOnly day) => stated.FirstOrDefault(s => s.Days.Contains(day))?.What;

    private static IEnumerable<DateOnly> Starts(IReadOnlyList<Stated> stated) =>
        stated.SelectMany(s => s.Days.To is { } end && end < DateOnly.MaxValue ? [s.Days.From!.Value, end.AddDays(1)] : new[] { s.Days.From!.Value });
}
