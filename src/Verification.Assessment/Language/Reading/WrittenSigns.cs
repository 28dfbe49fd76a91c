namespace Verification.Assessment.Language.Reading;

/// <summary>Signs as they are written, and what people write instead of them.</summary>
internal static class WrittenSigns
{
    private static readonly (string Text, TokenKind Kind, Sign Sign)[] Known =
    [
        ("<=", TokenKind.Compare, Sign.AtMost), (">=", TokenKind.Compare, Sign.AtLeast), ("!=", TokenKind.Compare, Sign.Different),
        ("<", TokenKind.Compare, Sign.Below), (">", TokenKind.Compare, Sign.Above), ("=", TokenKind.Compare, Sign.Equal),
        ("+", TokenKind.Plus, default), ("-", TokenKind.Minus, default), ("*", TokenKind.Times, default), ("/", TokenKind.Over, default),
        ("(", TokenKind.Open, default), (")", TokenKind.Close, default), (",", TokenKind.Comma, default), (":", TokenKind.Colon, default),
    ];

    // Longer ones first; the full-width ones come from Chinese input methods.
    private static readonly (string Text, string Meant)[] Lookalikes =
    [
        ("==", "="), ("<>", "!="), ("&&", "and"), ("||", "or"), ("!", "not"), ("！", "not"), ("（", "("), ("）", ")"), ("，", ","), ("：", ":"),
        ("＜", "<"), ("＞", ">"), ("＝", "="), ("≤", "<="), ("≥", ">="), ("≠", "!="),
        ("＋", "+"), ("－", "-"), ("−", "-"), ("×", "*"), ("÷", "/"),
    ];

    public static bool TryRead(ReadOnlySpan<char> text, out TokenKind kind, out Sign sign, out int length)
    {
        foreach (var known in Known)
        {
            if (text.StartsWith(known.Text, StringComparison.Ordinal) && !text.StartsWith("==", StringComparison.Ordinal)
                && !text.StartsWith("<>", StringComparison.Ordinal))
            {
                (kind, sign, length) = (known.Kind, known.Sign, known.Text.Length);
                return true;
            }
        }

        (kind, sign, length) = (TokenKind.Broken, default, 0);
        return false;
    }

    public static bool TryReadLookalike(ReadOnlySpan<char> text, out string meant, out int length)
    {
        foreach (var (written, instead) in Lookalikes)
        {
            if (text.StartsWith(written, StringComparison.Ordinal))
            {
                (meant, length) = (instead, written.Length);
                return true;
            }
        }

        (meant, length) = ("", 0);
        return false;
    }
}
