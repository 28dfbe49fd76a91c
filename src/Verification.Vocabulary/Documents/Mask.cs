namespace Verification.Vocabulary;

/// <summary>Hides the middle of a number, keeping its length.</summary>
internal static class Mask
{
    public static string Middle(string text, int first, int last) =>
        text.Length <= first + last
            ? new('*', text.Length)
            : string.Concat(text.AsSpan(0, first), new string('*', text.Length - first - last), text.AsSpan(text.Length - last));
}
