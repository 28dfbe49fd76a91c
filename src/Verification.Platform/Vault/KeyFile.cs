using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Verification.Platform.Vault;

/// <summary>The key-encryption keys and index keys of this installation, from a file only we can read.</summary>
/// <remarks>
/// Lines <c>kek ID BASE64</c> (the last one seals, the others only open) and <c>index PROVINCE-OR-* BASE64</c>, 32 bytes each;
/// empty lines and lines with <c>#</c> are skipped. Losing this file is losing every sealed row.
/// </remarks>
public sealed partial class KeyFile
{
    /// <summary>The index key of provinces without one of their own.</summary>
    public const string EveryProvince = "*";

    private KeyFile(IReadOnlyDictionary<string, byte[]> keks, string currentKek, IReadOnlyDictionary<string, byte[]> indexes)
    {
        Keks = keks;
        CurrentKek = currentKek;
        Indexes = indexes;
    }

    /// <summary>The id of the key that seals.</summary>
    public string CurrentKek { get; }

    internal IReadOnlyDictionary<string, byte[]> Keks { get; }

    internal IReadOnlyDictionary<string, byte[]> Indexes { get; }

    /// <summary>Reads a key file; whatever is wrong is a <see cref="KeyFileFault"/> that names the line and never a key.</summary>
    public static KeyFile Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new KeyFileFault($"there is no key file {path}");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ReadableByOthers) != UnixFileMode.None)
        {
            throw new KeyFileFault($"{path} can be read by others; chmod 600 it");
        }

        return Parse(File.ReadAllLines(path));
    }

    /// <summary>Writes a new key file with one key of each kind; an existing file is never touched.</summary>
    public static void Create(string path)
    {
        var text = $"kek k1 {NewKey()}\nindex {EveryProvince} {NewKey()}\n";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    internal static KeyFile Parse(IReadOnlyList<string> lines)
    {
        var keks = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var indexes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        string? current = null;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var (kind, name, key) = Line(line, number);
            if (!(kind == "kek" ? keks : indexes).TryAdd(name, key))
            {
                throw new KeyFileFault($"line {number}: {kind} {name} stands there twice");
            }

            current = kind == "kek" ? name : current;
        }

        return current is null || indexes.Count == 0
            ? throw new KeyFileFault("at least one line kek and one line index are needed")
            : new(keks, current, indexes);
    }

    private static (string Kind, string Name, byte[] Key) Line(string line, int number)
    {
        var match = LinePattern().Match(line);
        var key = new byte[Envelope.KeyBytes + 1];
        if (!match.Success || !Convert.TryFromBase64String(match.Groups["key"].Value, key, out var length) || length != Envelope.KeyBytes)
        {
            throw new KeyFileFault($"line {number}: expected kek ID KEY or index PROVINCE KEY, the key being 32 bytes in base64");
        }

        return (match.Groups["kind"].Value, match.Groups["name"].Value, key[..Envelope.KeyBytes]);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Envelope.KeyBytes));

    private const UnixFileMode ReadableByOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    [GeneratedRegex(@"^(?:(?<kind>kek)\s+(?<name>[a-z0-9-]{1,16})|(?<kind>index)\s+(?<name>[0-9]{2}|\*))\s+(?<key>[A-Za-z0-9+/=]{44})$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinePattern();
}

/// <summary>A key file that cannot be used.</summary>
public sealed class KeyFileFault(string what) : Exception(what);
