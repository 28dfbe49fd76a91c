using System.Globalization;

namespace Verification.Assessment.Language.Reading;

internal sealed partial class Lexer
{
    private const int DigitsMax = 16;

    private void ReadNumber()
    {
        var start = _at;
        SkipDigits();
        if (Here == '.' && char.IsAsciiDigit(Next))
        {
            _at++;
            SkipDigits();
        }

        var digits = text[start.._at];
        if (IsWellWritten(digits) && !char.IsLetter(Here) && Here is not ('.' or '_'))
        {
            ReadUnit(start, digits);
            return;
        }

        _at += Here == '.' ? 1 : 0;
        SkipWord();
        faults.Number(start, text[start.._at]);
        _tokens.Add(new(TokenKind.Broken, start, _at));
    }

    private void ReadUnit(int start, string digits)
    {
        var value = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (Here == '%')
        {
            _at++;
            _tokens.Add(new(TokenKind.Number, start, _at, digits + "%", value / 100m));
            return;
        }

        var behind = _at;
        SkipBlanks();
        var unitAt = _at;
        while (IsOfWord(Here) || (Here == '/' && char.IsAsciiLetterLower(Next) && _at > unitAt))
        {
            _at++;
        }

        var word = text[unitAt.._at];
        if (word.Length == 0 || char.IsAsciiDigit(word[0]) || Words.Keyword(word) is not null)
        {
            _at = behind;
            _tokens.Add(new(TokenKind.Number, start, behind, digits, value));
        }
        else if (UnitWords.TryFind(word, out var unit))
        {
            _tokens.Add(new(TokenKind.Number, start, _at, $"{digits} {word}", value, unit));
        }
        else
        {
            faults.UnknownUnit(unitAt, word);
            _tokens.Add(new(TokenKind.Broken, start, _at));
        }
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Here))
        {
            _at++;
        }
    }

    private static bool IsWellWritten(string digits) =>
        digits.Count(char.IsAsciiDigit) <= DigitsMax && (digits[0] != '0' || digits.Length == 1 || digits[1] == '.');
}
