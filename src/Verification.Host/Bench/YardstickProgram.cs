namespace Verification.Host.Bench;

/// <summary>The yardstick's executable, which stands beside us in a checkout and nowhere else.</summary>
/// <remarks>Nothing refers to it: it is built for measuring and is not part of the image or of an installation.</remarks>
internal sealed record YardstickProgram(string File, string Checkout)
{
    private const string Solution = "Verification.sln";
    private const string Project = "src/Verification.Yardstick";

    /// <summary>How the yardstick is built where it is missing.</summary>
    public const string Build = $"dotnet build {Project} -c Release";

    public bool IsBuilt => System.IO.File.Exists(File);

    /// <summary>Where <c>bench</c> keeps its results.</summary>
    public string Results => Path.Combine(Checkout, "tests", "results");

    /// <summary>The yardstick of the checkout this program was built in, of the same configuration; null outside a checkout.</summary>
    public static YardstickProgram? Beside(string programFolder)
    {
        var folder = new DirectoryInfo(programFolder);
        var built = Path.Combine(folder.Parent?.Name ?? "", folder.Name);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? null
            : new(Path.Combine(folder.FullName, Project, "bin", built, "yardstick"), folder.FullName);
    }
}
