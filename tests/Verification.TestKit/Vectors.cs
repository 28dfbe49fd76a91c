using NUnit.Framework;

namespace Verification.TestKit;

/// <summary>The published test vectors, which live beside the checkout and not in it.</summary>
public static class Vectors
{
    /// <summary>The folder of the vectors; without it the calling test is skipped with the reason, and fails where CI=true.</summary>
    /// <remarks>Parts name a file or folder inside it: <c>Vectors.Folder("security", "cn-resident-id.json")</c>.</remarks>
    public static string Folder(params string[] parts)
    {
        var named = Environment.GetEnvironmentVariable("VERIFICATION_VECTORS");
        var folder = string.IsNullOrEmpty(named) ? Path.GetFullPath(Repository.PathOf("..", "shared", "vectors")) : named;
        var wanted = Path.Combine([folder, .. parts]);
        if (!Path.Exists(wanted))
            Missing($"The published vectors are not at {wanted}; set VERIFICATION_VECTORS to the folder that holds them.");
        return wanted;
    }

    private static void Missing(string reason)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(reason);
        Assert.Ignore(reason);
    }
}
