namespace Verification.TestKit;

/// <summary>The checkout the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds Verification.sln, found by walking up from the test assembly.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The absolute path of something in the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Verification.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No Verification.sln above {start}: run the tests from a checkout.");
    }
}
