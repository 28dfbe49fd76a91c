namespace Verification.Assessment.Quantities;

/// <summary>Finds the name somebody probably meant.</summary>
internal static class NearName
{
    private const int DistanceMax = 3;

    public static string? In(IEnumerable<string> names, string wrong) =>
        wrong.Length > 60 ? null
        : names.Select(n => (Name: n, Distance: Distance(n, wrong))).Where(n => n.Distance <= DistanceMax)
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).FirstOrDefault();

    // Levenshtein over two rows.
    private static int Distance(string left, string right)
    {
        var before = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            }

            before = row;
        }

        return before[^1];
    }
}
