using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Verification.Platform.Database;

namespace Verification.Pipeline.Doors;

/// <summary>Which bearer token belongs to which assistance system, and what that one may see.</summary>
/// <remarks>Tokens are kept as digests only; a look-up by digest tells an attacker nothing by its timing.</remarks>
public sealed class SubmitterTokens
{
    private readonly FrozenDictionary<string, Scope> _scopes;

    private SubmitterTokens(FrozenDictionary<string, Scope> scopes) => _scopes = scopes;

    /// <summary>The scope a token opens, or null when nobody has it.</summary>
    public Scope? ScopeOf(string token) => _scopes.GetValueOrDefault(DigestOf(token));

    /// <summary>Reads lines of <c>submitter token [region-prefix]</c>; empty lines and lines beginning with # are passed over.</summary>
    /// <exception cref="FormatException">A line has another shape; its number is named, its content never.</exception>
    public static SubmitterTokens Parse(IEnumerable<string> lines)
    {
        var scopes = new Dictionary<string, Scope>(StringComparer.Ordinal);
        foreach (var (number, line) in lines.Index())
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is < 2 or > 3 || words[1].Length < TokenLengthMin
                || !scopes.TryAdd(DigestOf(words[1]), new(words[0], [Scope.Any], words.Length == 3 ? words[2] : "", [Scope.Any])))
            {
                throw new FormatException(
                    $"tokens file, line {number + 1}: expected 'submitter token [region-prefix]' with a token of its own, {TokenLengthMin} characters or more");
            }
        }

        return new(scopes.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Shortest token taken: 128 random bits in hexadecimal.</summary>
    public const int TokenLengthMin = 32;

    private static string DigestOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
