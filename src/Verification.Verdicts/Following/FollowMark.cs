using System.Globalization;

namespace Verification.Verdicts.Following;

/// <summary>How much of a verification's way a listener has been told; it is the id of the event that told it.</summary>
/// <param name="Verdicts">Rounds whose verdict was told.</param>
/// <param name="Open">Sources that were open when it was last told of them.</param>
public readonly record struct FollowMark(int Verdicts, int Open, bool Closed)
{
    private const int CountMax = 10_000;

    /// <summary>As it stands in the <c>id</c> line of an event.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Verdicts}-{Open}-{(Closed ? 1 : 0)}");

    /// <summary>Reads the <c>Last-Event-ID</c> of a listener that comes back.</summary>
    public static bool TryParse(string text, out FollowMark mark)
    {
        mark = default;
        if (text.Length > 16 || text.Split('-') is not [var verdicts, var open, "0" or "1"] parts
            || !TryCount(verdicts, out var told) || !TryCount(open, out var waiting))
        {
            return false;
        }

        mark = new(told, waiting, parts[2] == "1");
        return true;
    }

    private static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= CountMax;
}
