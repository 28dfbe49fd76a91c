using System.Globalization;
using System.Text.RegularExpressions;

namespace Verification.Tests.Assessment;

/// <summary>One comparison (&lt;, &lt;=, &gt;, &gt;=) a rule of a pack file makes.</summary>
/// <param name="File">Name of the file in its folder.</param>
/// <param name="Region">The place the file speaks for: <c>cn</c> or digits.</param>
/// <param name="Line">Line of the sign, from 1.</param>
/// <param name="Rule">The text of that line.</param>
/// <param name="At">Index of the sign in the text of the file.</param>
internal sealed partial record Comparison(string File, string Region, int Line, string Rule, int At)
{
    /// <summary>Every comparison before the cases of a file.</summary>
    public static IEnumerable<Comparison> Of(string file, string text)
    {
        var rules = Cases().Match(text) is { Success: true } cases ? text[..cases.Index] : text;
        return Sign().Matches(rules).Select(sign => Placed(file, rules, sign.Index));
    }

    /// <summary>The place a pack file speaks for.</summary>
    public static string RegionOf(string text) => Place().Match(text).Value;

    /// <summary>The text with this comparison turned: what was strict takes in its border, and the other way round.</summary>
    public string Turn(string text) => text[At + 1] == '=' ? text.Remove(At + 1, 1) : text.Insert(At + 1, "=");

    /// <summary>The text with the border moved by one step to the side on which the border itself does not stand.</summary>
    /// <param name="step">One fen, year or month, as formulas write it.</param>
    public string Move(string text, string step)
    {
        var after = text.IndexOf(' ', At) + 1;
        var up = text[At..(after - 1)] is "<=" or ">";
        return text.Insert(after, up ? $"{step} + " : $"-{step} + ");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}({Line}): {Rule}");

    private static Comparison Placed(string file, string text, int at)
    {
        var line = text[(text.LastIndexOf('\n', at) + 1)..text.IndexOf('\n', at)];
        return new(file, RegionOf(text), text.AsSpan(0, at).Count('\n') + 1, line.Trim(), at);
    }

    // A folded text begins with ">-", which has no blank behind its sign.
    [GeneratedRegex("(?<= )[<>]=?(?= )")]
    private static partial Regex Sign();

    [GeneratedRegex("(?<=^region: \"?)[a-z0-9]+", RegexOptions.Multiline)]
    private static partial Regex Place();

    [GeneratedRegex("^cases:", RegexOptions.Multiline)]
    private static partial Regex Cases();
}
