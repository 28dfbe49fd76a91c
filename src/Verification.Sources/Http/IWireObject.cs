using System.Globalization;
using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>An object of a reply, whatever it is written in.</summary>
internal interface IWireObject
{
    /// <summary>The text of a member; null or empty when it is absent, null or empty.</summary>
    /// <exception cref="UnreadableAnswer">The member is not a single value.</exception>
    string? Text(string name);

    /// <summary>The objects of a list; none when it is absent.</summary>
    IEnumerable<IWireObject> List(string name);
}

/// <summary>Reads texts of a reply as what they should be; a fault names the member, never its content.</summary>
internal static class WireTexts
{
    /// <summary>Longest id or code; as long as evidence may be.</summary>
    private const int CodeLengthMax = 200;

    public static string? Code(this IWireObject from, string? name)
    {
        var text = from.Of(name);
        return text is null || (text.Length <= CodeLengthMax && !text.Any(char.IsControl))
            ? text
            : throw new UnreadableAnswer($"{name}: too long, or with control characters");
    }

    public static DateOnly? Day(this IWireObject from, string? name)
    {
        if (from.Of(name) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UnreadableAnswer($"{name}: not a day yyyy-mm-dd");
    }

    public static string? Of(this IWireObject from, string? name) => name is not null && from.Text(name) is { Length: > 0 } text ? text : null;
}
