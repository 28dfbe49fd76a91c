using System.Globalization;

namespace Verification.Vocabulary;

/// <summary>Hides the middle of a number, keeping its length, and of a name.</summary>
public static class Mask
{
    /// <summary>What is between the first and the last characters kept; a text that is no longer than those is hidden whole.</summary>
    public static string Middle(string text, int first, int last) =>
        text.Length <= first + last
            ? new('*', text.Length)
            : string.Concat(text.AsSpan(0, first), new string('*', text.Length - first - last), text.AsSpan(text.Length - last));

    /// <summary>The first character, of names of three and more the last one too: 张*, 张*芳.</summary>
    /// <remarks>Characters as readers see them: a rare one takes two units and is not cut in half.</remarks>
    public static string Name(string name)
    {
        var starts = StringInfo.ParseCombiningCharacters(name);
        return starts.Length switch
        {
            0 => "",
            1 => "*",
            2 => name[..starts[1]] + "*",
            _ => name[..starts[1]] + "*" + name[starts[^1]..],
        };
    }
}
