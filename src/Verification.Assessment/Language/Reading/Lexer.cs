namespace Verification.Assessment.Language.Reading;

/// <summary>Cuts a text into words, numbers and signs; what cannot be read is said and passed over.</summary>
internal sealed partial class Lexer(string text, FormulaFaults faults)
{
    private readonly List<Token> _tokens = [];
    private int _at;

    private char Here => _at < text.Length ? text[_at] : '\0';

    private char Next => _at + 1 < text.Length ? text[_at + 1] : '\0';

    public IReadOnlyList<Token> Read()
    {
        SkipBlanks();
        while (_at < text.Length)
        {
            if (char.IsAsciiDigit(Here))
            {
                ReadNumber();
            }
            else if (char.IsAsciiLetterLower(Here))
            {
                ReadWord();
            }
            else
            {
                ReadSign();
            }

            SkipBlanks();
        }

        _tokens.Add(new(TokenKind.End, text.Length, text.Length));
        return _tokens;
    }

    private void ReadWord()
    {
        var start = _at;
        while (IsOfWord(Here) || (IsInsideOfName(Here) && char.IsAsciiLetterOrDigit(text[_at - 1]) && IsOfWord(Next) && Next != '_'))
        {
            _at++;
        }

        var word = text[start.._at];
        _tokens.Add(new(Words.Keyword(word) ?? TokenKind.Name, start, _at, word));
    }

    private void ReadSign()
    {
        var start = _at;
        if (WrittenSigns.TryRead(text.AsSpan(_at), out var kind, out var sign, out var length))
        {
            _at += length;
            _tokens.Add(new(kind, start, _at, text[start.._at], Sign: sign));
        }
        else if (WrittenSigns.TryReadLookalike(text.AsSpan(_at), out var meant, out length))
        {
            faults.Lookalike(start, text.Substring(start, length), meant);
            _at += length;
            _ = WrittenSigns.TryRead(meant, out kind, out sign, out _);
            _tokens.Add(new(Words.Keyword(meant) ?? kind, start, _at, meant, Sign: sign));
        }
        else
        {
            SkipForeign();
            faults.Foreign(start, text[start.._at]);
            _tokens.Add(new(TokenKind.Broken, start, _at));
        }
    }

    /// <summary>A foreign character takes the word it begins along, a quotation mark all up to the next one.</summary>
    private void SkipForeign()
    {
        var closing = Here is '"' or '\'' ? text.IndexOf(Here, _at + 1) : -1;
        _at = Math.Max(closing, _at) + 1;
        if (closing < 0)
        {
            SkipWord();
        }
    }

    private void SkipWord()
    {
        while (char.IsLetterOrDigit(Here) || Here == '_' || char.IsSurrogate(Here) || (IsInsideOfName(Here) && char.IsLetterOrDigit(Next)))
        {
            _at++;
        }
    }

    private void SkipBlanks()
    {
        while (Here is ' ' or '\t' or '\r' or '\n' && _at < text.Length)
        {
            _at++;
        }
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_';

    private static bool IsInsideOfName(char c) => c is '.' or '-';
}
