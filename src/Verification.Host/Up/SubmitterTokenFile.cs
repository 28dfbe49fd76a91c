using System.Security.Cryptography;

namespace Verification.Host.Up;

/// <summary>The bearer tokens of this installation's assistance systems, drawn once and kept in a file only we can read.</summary>
internal static class SubmitterTokenFile
{
    /// <summary>Adds a token for each submitter that has none; answers all of them.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Ensure(string path, IEnumerable<string> submitters, CancellationToken ct)
    {
        var tokens = File.Exists(path) ? Read(await File.ReadAllLinesAsync(path, ct)) : new(StringComparer.Ordinal);
        var before = tokens.Count;
        foreach (var submitter in submitters)
            tokens.TryAdd(submitter, RandomNumberGenerator.GetHexString(48, lowercase: true));
        if (tokens.Count > before)
            await Write(path, tokens, ct);
        return tokens;
    }

    private static Dictionary<string, string> Read(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 2 && !words[0].StartsWith('#'))
            .ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal);

    private static async Task Write(string path, Dictionary<string, string> tokens, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(new FileStream(path, options));
        await file.WriteLineAsync("# submitter token [region-prefix]".AsMemory(), ct);
        foreach (var (submitter, token) in tokens.OrderBy(one => one.Key, StringComparer.Ordinal))
            await file.WriteLineAsync($"{submitter} {token}".AsMemory(), ct);
    }
}
