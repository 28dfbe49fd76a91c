using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Verification.TestKit;

/// <summary>Compares a text with the approved one beside the test, so that nothing outside can see changes unseen.</summary>
/// <remarks>
/// On a difference the text is written as <c>name.received.txt</c> beside <c>name.approved.txt</c>.
/// With VERIFICATION_APPROVE=1 it becomes the approved text instead; read the diff before committing it.
/// </remarks>
public static partial class Approval
{
    /// <summary>Passes when <paramref name="text"/> equals <c>name.approved.txt</c> in the folder of the calling test.</summary>
    public static void Verify(string text, string name, [CallerFilePath] string caller = "")
    {
        var folder = FolderOf(caller);
        var approved = Path.Combine(folder, $"{name}.approved.txt");
        var received = Path.Combine(folder, $"{name}.received.txt");
        var actual = Plain(text);
        if (Environment.GetEnvironmentVariable("VERIFICATION_APPROVE") == "1")
            File.WriteAllText(approved, actual);
        var expected = File.Exists(approved) ? Plain(File.ReadAllText(approved)) : null;
        if (string.Equals(actual, expected, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.That(actual, Is.EqualTo(expected ?? ""), $"Compare {received} with {approved}; approve with VERIFICATION_APPROVE=1.");
    }

    /// <summary>The same where digests stand for themselves: they change with every word of law, and have tests of their own.</summary>
    public static void VerifyButDigests(string text, string name, [CallerFilePath] string caller = "") =>
        Verify(Digest().Replace(text, "<digest>"), name, caller);

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest();

    // Deterministic builds may map the source root; what follows tests/ is always right.
    private static string FolderOf(string caller)
    {
        if (File.Exists(caller))
            return Path.GetDirectoryName(caller)!;
        var inside = caller.Replace('\\', '/').Split("/tests/", 2)[^1];
        return Path.GetDirectoryName(Repository.PathOf("tests", inside))!;
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
