namespace Verification.Evidence;

/// <summary>How late a source is, from questions of which each tells only whether the month was shown by the day it was asked.</summary>
/// <remarks>
/// What is shown at one age is never lost at a later one: neighbouring ages that say otherwise are joined until the shares no longer fall
/// (isotonic regression, the most likely distribution of such observations). Half, because many of the rest were never paid that month.
/// </remarks>
public static class LagFit
{
    private const decimal Half = 0.5m;

    /// <summary>The first age, in days, at which half are shown; null: at no age seen.</summary>
    public static int? Of(IEnumerable<(int Age, int Asked, int Shown)> observed)
    {
        var joined = new List<(int Age, int Asked, int Shown)>();
        foreach (var next in observed.Where(o => o.Asked > 0).OrderBy(o => o.Age))
        {
            joined.Add(next);
            while (joined is [.., var before, var last] && (long)before.Shown * last.Asked >= (long)last.Shown * before.Asked)
            {
                joined.RemoveRange(joined.Count - 2, 2);
                joined.Add((before.Age, before.Asked + last.Asked, before.Shown + last.Shown));
            }
        }

        foreach (var (age, asked, shown) in joined)
        {
            if (shown >= Half * asked)
            {
                return age;
            }
        }

        return null;
    }
}
