using System.Text;

namespace Verification.Vocabulary;

/// <summary>How far two writings of a name agree.</summary>
public enum NameAgreement
{
    /// <summary>They are names of two persons, or of one who changed it.</summary>
    Differs,

    /// <summary>What can be read agrees; some characters are hidden or could not be written.</summary>
    AsFarAsLegible,

    /// <summary>One name, whatever form of its characters, width, case, blanks and dots it is written with.</summary>
    Same,
}

/// <summary>A person's name in the form in which two writings of it are compared; never the form that is shown.</summary>
/// <remarks>
/// Width, compatibility forms, traditional and variant characters and case are folded. Middle dots of every kind (买买提·吐尔逊), blanks
/// and hyphens part the name and are not part of it. The parts of a Latin name count in any order, those of a Chinese one in theirs.
/// A star, question mark, square or a character from a private area stands for one character nobody can read: registers hide characters
/// and lack rare ones (生僻字). Holds personal data: never logged.
/// </remarks>
public sealed class PersonName
{
    /// <summary>Characters looked at; a longer name is compared by its beginning.</summary>
    public const int LengthMax = 200;

    private const char Illegible = '*';

    private readonly string _folded;
    private readonly string _asWritten;
    private readonly bool _isLatin;

    private PersonName(string folded, string asWritten, bool isLatin) => (_folded, _asWritten, _isLatin) = (folded, asWritten, isLatin);

    /// <summary>The form in which it is searched for: folded, without what parts it; what cannot be read is a star.</summary>
    public string SearchForm => _asWritten;

    /// <summary>Nothing in it can be read.</summary>
    public bool IsEmpty => _folded.All(c => c == Illegible);

    public static PersonName Of(string text)
    {
        var parts = Parts(text.Length > LengthMax ? text[..LengthMax] : text);
        var isLatin = parts.Count > 0 && parts.All(p => p.All(c => char.IsAsciiLetter(c) || c == Illegible)) && parts.Any(p => p.Any(char.IsAsciiLetter));
        if (!isLatin)
        {
            return new(string.Concat(parts), string.Concat(parts), isLatin);
        }

        parts = parts.ConvertAll(Umlaut);
        return new(string.Concat(parts.Order(StringComparer.Ordinal)), string.Concat(parts), isLatin);
    }

    public NameAgreement With(PersonName other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return NameAgreement.Differs;
        }

        // ZHANG XIAO MING and ZHANG XIAOMING are parted in two ways and run alike.
        if (string.Equals(_folded, other._folded, StringComparison.Ordinal) || string.Equals(_asWritten, other._asWritten, StringComparison.Ordinal))
        {
            return _folded.Contains(Illegible) ? NameAgreement.AsFarAsLegible : NameAgreement.Same;
        }

        return _isLatin == other._isLatin && IsLegiblyThat(other) ? NameAgreement.AsFarAsLegible : NameAgreement.Differs;
    }

    // A name in a text that mentions it is always a mistake.
    public override string ToString() => "a name";

    private bool IsLegiblyThat(PersonName other)
    {
        // A character beyond the first plane is two units and may be hidden by one star.
        Rune[] mine = [.. _folded.EnumerateRunes()], theirs = [.. other._folded.EnumerateRunes()];
        return mine.Length == theirs.Length
            && mine.Zip(theirs).All(pair => pair.First == pair.Second || pair.First.Value == Illegible || pair.Second.Value == Illegible);
    }

    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Parting(rune))
            {
                Close(part, parts);
            }
            else if (!IsMark(rune))
            {
                part.Append(Folded(rune));
            }
        }

        Close(part, parts);
        return parts;
    }

    private static void Close(StringBuilder part, List<string> parts)
    {
        if (part.Length > 0)
        {
            parts.Add(part.ToString());
            part.Clear();
        }
    }

    private static string Folded(Rune rune)
    {
        if (IsIllegible(rune))
        {
            return Illegible.ToString();
        }

        return rune.IsBmp ? Lu(NameFolds.Of((char)rune.Value)) : rune.ToString();
    }

    // Passports write Ü as YU (护照: 吕 LYU).
    private static string Lu(char one) => one is 'Ü' or 'Ǖ' or 'Ǘ' or 'Ǚ' or 'Ǜ' ? "YU" : one.ToString();

    // And so are the V of the typewriter (LV, NV) and the U of passports before 2012 left to a person: LU is another syllable.
    private static string Umlaut(string part) => part is "LV" or "NV" ? $"{part[0]}YU" : part;

    private static bool Parting(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)
        || rune.Value is '·' or '•' or '・' or '‧' or '⋅' or '∙' or '･' or '·' or '᛫' or '.' or '．' or '。' or ',' or '，' or '-' or '－' or '‐' or '‑' or '–'
            or '\'' or '’' or 'ʼ' or '`';

    // Joiners and marks that change nothing a reader sees, variation selectors of ideographs among them; left to right marks too.
    private static bool IsMark(Rune rune) =>
        rune.Value is (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or 0x2060 or 0xFEFF or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
            or (>= 0x0300 and <= 0x036F);

    private static bool IsIllegible(Rune rune) =>
        rune.Value is '*' or '＊' or '?' or '？' or '□' or '■' or '〓' or '○' or '〇' or '×' or 0xFFFD
            or (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0x10FFFD);
}
