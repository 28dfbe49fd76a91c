namespace Verification.Assessment.Language.Reading;

internal enum TokenKind
{
    Number,
    Name,
    If,
    Then,
    Else,
    And,
    Or,
    Not,
    True,
    False,
    Where,
    Plus,
    Minus,
    Times,
    Over,
    Compare,
    Open,
    Close,
    Comma,
    Colon,

    /// <summary>Something whose fault is said already.</summary>
    Broken,
    End,
}

/// <summary>A word, number or sign of the text.</summary>
/// <param name="Text">Of a number its normal form, e.g. <c>589.00 yuan/month</c>; of a name the name.</param>
internal readonly record struct Token(
    TokenKind Kind, int Start, int End, string Text = "", decimal Value = 0m, Unit Unit = default, Sign Sign = default);
