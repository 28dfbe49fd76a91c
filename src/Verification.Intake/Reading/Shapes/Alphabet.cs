using System.Globalization;
using System.Text;

namespace Verification.Intake.Reading.Shapes;

/// <summary>Which characters a text may hold.</summary>
/// <remarks>
/// Control characters, line separators and half surrogate pairs never (PostgreSQL stores no NUL, and no clerk sees the others). In a
/// name also nothing invisible and nothing private: two names that look alike must be alike, and private-use code points mean something
/// else on every machine. Rare characters of the extensions are ordinary letters here.
/// </remarks>
internal static class Alphabet
{
    public static bool Allows(string text, bool personName)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Nearly every character of a request is one of these.
            if (text[i] is (>= ' ' and <= '~') or (>= '\u4E00' and <= '\u9FFF'))
            {
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune) || !Allows(rune, personName))
            {
                return false;
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    private static bool Allows(Rune rune, bool personName) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => !personName,
        _ => true,
    };
}
