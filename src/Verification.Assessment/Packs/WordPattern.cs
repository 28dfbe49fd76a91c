namespace Verification.Assessment.Packs;

/// <summary>Matches coded words; <c>*</c> at either end stands for anything.</summary>
internal static class WordPattern
{
    /// <summary>No patterns at all match any word.</summary>
    public static bool AnyMatches(IReadOnlyList<string> patterns, string word)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (Matches(patterns[i], word))
            {
                return true;
            }
        }

        return patterns.Count == 0;
    }

    private static bool Matches(string pattern, string word) =>
        pattern[^1] == '*' ? word.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
        : pattern[0] == '*' ? word.AsSpan().EndsWith(pattern.AsSpan(1), StringComparison.Ordinal)
        : string.Equals(pattern, word, StringComparison.Ordinal);
}
