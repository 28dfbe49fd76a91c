using Verification.TestKit;

namespace Verification.Tests.Contracts;

/// <summary>The committed examples of the contract.</summary>
internal static class Examples
{
    private static string Folder => Repository.PathOf("contracts", "examples");

    /// <summary>Paths inside the folder of examples whose file name begins so, e.g. <c>verdict-issued/valid.json</c>.</summary>
    public static IEnumerable<string> Starting(string fileName) =>
        Directory.EnumerateFiles(Folder, $"{fileName}*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Where(path => path.Contains('/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The households whose verdicts are known beforehand.</summary>
    public static IEnumerable<string> Households() =>
        Directory.Exists(Path.Combine(Folder, "households"))
            ? Directory.EnumerateFiles(Path.Combine(Folder, "households"), "*.json").Order(StringComparer.Ordinal).Select(path => $"households/{Path.GetFileName(path)}")
            : [];

    /// <summary>The message a path is an example of.</summary>
    public static string MessageOf(string example) => example.Split('/')[0];

    public static byte[] Bytes(string example) => File.ReadAllBytes(Path.Combine(Folder, example));

    /// <summary>The faults a refused example must be refused for, one a line; null where only the schema refuses it.</summary>
    public static string[]? Faults(string example)
    {
        var file = Path.Combine(Folder, Path.ChangeExtension(example, ".faults.txt"));
        return File.Exists(file) ? File.ReadAllLines(file) : null;
    }
}
