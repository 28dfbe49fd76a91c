using System.Diagnostics;
using System.Text.RegularExpressions;
using Verification.TestKit;

namespace Verification.Architecture.Tests.House;

/// <summary>The files of this checkout that git keeps or would keep, by their paths from the root.</summary>
internal static partial class Checkout
{
    public static IReadOnlyList<string> Files { get; } = List();

    public static IReadOnlyList<string> Sources(params string[] folders) =>
        [.. Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(folder => Under(folder, file)))];

    public static string Read(string file) => File.ReadAllText(Repository.PathOf(file));

    public static int LinesOf(string file) => File.ReadLines(Repository.PathOf(file)).Count();

    /// <summary>The text of a C# file without its comments and without what its string literals say.</summary>
    public static string Code(string file) => NotCode().Replace(Read(file), " ");

    private static bool Under(string folder, string file) => file.StartsWith(folder + "/", StringComparison.Ordinal);

    // Files not yet added count too, so that a fault shows before it is committed.
    private static string[] List()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, "git ls-files: these tests read a git checkout");
        return [.. names.Where(name => File.Exists(Repository.PathOf(name))).Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(
        """"
        "{3,}[\s\S]*?"{3,} | @\$?"(?:""|[^"])*" | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+' | //[^\n]* | /\*[\s\S]*?\*/
        """",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        10_000)]
    private static partial Regex NotCode();
}
