using System.Text;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Kinds of evidence as packs write them: <c>platform-payout</c>.</summary>
internal static class EvidenceWords
{
    public static readonly IReadOnlyDictionary<string, EvidenceKind> Kinds =
        Enum.GetValues<EvidenceKind>().ToDictionary(Word, kind => kind, StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, EvidenceKind?> OptionalKinds =
        Enum.GetValues<EvidenceKind>().ToDictionary(Word, kind => (EvidenceKind?)kind, StringComparer.Ordinal);

    private static string Word(EvidenceKind kind)
    {
        var word = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
