namespace Verification.TestKit.Running;

/// <summary>An earlier version of the service, built once from this checkout's history and kept beside the tests' servers.</summary>
public static class BuiltVersion
{
    /// <summary>Builds a commit unless that was done before; answers its executable.</summary>
    public static async Task<string> Of(string commit)
    {
        var folder = Path.Combine(State, "versions", commit);
        var executable = Path.Combine(folder, "src", "Verification.Host", "bin", "Release", "net10.0", "verification");
        if (File.Exists(executable))
            return executable;

        // Whatever a build that broke off has left is no version.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await Executable.Shell(
            new Dictionary<string, string> { ["FOLDER"] = folder, ["COMMIT"] = commit },
            "git clone -q --no-checkout . \"$FOLDER\" && cd \"$FOLDER\" && git checkout -q \"$COMMIT\""
            + " && dotnet build src/Verification.Host -c Release -v q -nologo -nodeReuse:false");
        return executable;
    }

    private static string State => Environment.GetEnvironmentVariable("VERIFICATION_STATE") is { Length: > 0 } state ? state : Repository.PathOf(".state", "test");
}
