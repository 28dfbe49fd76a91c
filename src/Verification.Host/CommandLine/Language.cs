using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>In which language a command speaks: Chinese, English, or both, Chinese first.</summary>
public enum Language
{
    Both,
    Chinese,
    English,
}

/// <summary>Chooses the language and says texts in it.</summary>
public static class Languages
{
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"]; // the first one set wins, as in the C library

    /// <summary><c>--lang</c> decides; else the locale; a locale that names neither language gets both.</summary>
    public static Language Choose(IReadOnlyList<string> arguments, Func<string, string?> variable)
    {
        var asked = Asked(arguments);
        var locale = LocaleVariables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return Named(asked ?? locale ?? "");
    }

    /// <summary>The text in this language; both are separated by a middle dot.</summary>
    public static string Say(this Language language, Text text) => language switch
    {
        Language.Chinese => text.Zh,
        Language.English => text.En,
        _ when string.Equals(text.Zh, text.En, StringComparison.Ordinal) => text.Zh,
        _ => $"{text.Zh} · {text.En}",
    };

    private static string? Asked(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith("--lang=", StringComparison.Ordinal))
                return arguments[i]["--lang=".Length..];
            if (arguments[i] == "--lang" && i + 1 < arguments.Count)
                return arguments[i + 1];
        }

        return null;
    }

    private static Language Named(string name) => name switch
    {
        _ when name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Language.Chinese,
        _ when name.StartsWith("en", StringComparison.OrdinalIgnoreCase) => Language.English,
        _ => Language.Both,
    };
}
