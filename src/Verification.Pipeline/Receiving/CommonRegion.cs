namespace Verification.Pipeline.Receiving;

/// <summary>The smallest region in which several lie.</summary>
internal static class CommonRegion
{
    private static readonly int[] Lengths = [6, 4, 2];

    /// <summary>The digits all of them begin with, down to the province; empty when there is none.</summary>
    public static string Of(IEnumerable<string> regions)
    {
        var all = regions.Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 0
            ? ""
            : Lengths.Where(length => all.All(r => r.Length >= length && r.AsSpan(0, length).SequenceEqual(all[0].AsSpan(0, length))))
                .Select(length => all[0][..length]).FirstOrDefault("");
    }
}
