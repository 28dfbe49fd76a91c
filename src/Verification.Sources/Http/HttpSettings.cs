using System.Text.RegularExpressions;
using Verification.Sources.Kit;

namespace Verification.Sources.Http;

/// <summary>Reads settings that only interfaces over HTTP have; a fault names the key, never the value.</summary>
internal static partial class HttpSettings
{
    private static readonly Uri Nowhere = new("https://nowhere.invalid/");

    /// <summary>One of some words; the first is the default.</summary>
    public static string Choice(AdapterSettings settings, string key, ICollection<string> faults, params IReadOnlyList<string> words)
    {
        var chosen = settings.Optional(key) ?? words[0];
        if (words.Contains(chosen))
        {
            return chosen;
        }

        faults.Add($"{key}: one of {string.Join(", ", words)} is expected");
        return words[0];
    }

    /// <summary>An address; without TLS only where that is allowed.</summary>
    public static Uri Address(string text, string key, bool plain, ICollection<string> faults)
    {
        var right = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Fragment.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (plain && address.Scheme == Uri.UriSchemeHttp));
        if (!right && text.Length > 0)
        {
            faults.Add($"{key}: an https address without user and fragment is expected (http needs plain_http: allowed)");
        }

        return right ? address! : Nowhere;
    }

    /// <summary>A file that exists, or null when the key is absent.</summary>
    public static string? Existing(AdapterSettings settings, string key, ICollection<string> faults)
    {
        if (settings.Optional(key) is not { } path)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            faults.Add($"{key}: there is no such file");
            return null;
        }

        return path;
    }

    /// <summary>The header lines <c>headers.0</c>, <c>headers.1</c>…</summary>
    public static IReadOnlyList<(string Name, string Value)> Headers(AdapterSettings settings, ICollection<string> faults)
    {
        var headers = new List<(string, string)>();
        for (var i = 0; settings.Optional($"headers.{i}") is { } line; i++)
        {
            var match = HeaderPattern().Match(line);
            if (match.Success)
            {
                headers.Add((match.Groups["name"].Value, match.Groups["value"].Value));
            }
            else
            {
                faults.Add($"headers.{i}: Name: value is expected, in printable ASCII");
            }
        }

        return headers;
    }

    [GeneratedRegex("^(?<name>[A-Za-z0-9-]{1,80}): (?<value>[\\x20-\\x7E]{1,4000})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HeaderPattern();
}
