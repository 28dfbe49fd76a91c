using System.Buffers;

namespace Verification.Vocabulary;

/// <summary>A unified social credit code (GB 32100-2015) whose check characters are both right: its own and the organisation's (GB 11714).</summary>
/// <remarks>Capital letters only; I, O, S, V and Z do not occur. The region inside is digits, not proof of a place.</remarks>
public readonly record struct UnifiedSocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    private readonly string? _code;

    private UnifiedSocialCreditCode(string code) => _code = code;

    public string Code => _code ?? throw new BrokenPromise("a credit code was parsed before it is read");

    /// <summary>The organisation code (GB 11714) without hyphen: eight characters and its check character.</summary>
    public string Organisation => Code[8..17];

    public static bool TryParse(ReadOnlySpan<char> text, out UnifiedSocialCreditCode code)
    {
        var valid = text.Length == Length
            && !text.ContainsAnyExcept(Letters)
            && !text[2..8].ContainsAnyExceptInRange('0', '9')
            && text[16] == OrganisationCheck(text[8..16])
            && text[17] == Check(text[..17]);
        code = valid ? new(text.ToString()) : default;
        return valid;
    }

    public override string ToString() => _code ?? "";

    // GB 32100: weights are powers of 3 modulo 31.
    private static char Check(ReadOnlySpan<char> body)
    {
        var sum = 0;
        var weight = 1;
        foreach (var character in body)
        {
            sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    // GB 11714 counts letters A…Z as 10…35, unlike GB 32100, whose alphabet has gaps.
    private static char OrganisationCheck(ReadOnlySpan<char> body)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10) * weights[i];
        }

        return "0123456789X"[(11 - (sum % 11)) % 11];
    }
}
