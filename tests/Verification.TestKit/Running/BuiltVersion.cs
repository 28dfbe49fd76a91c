namespace Verification.TestKit.Running;

/// <summary>An earlier version of the service, built in a folder of its own from this checkout's history.</summary>
public sealed class BuiltVersion(string commit) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("verification-version-");

    /// <summary>Builds it and answers its executable.</summary>
    public async Task<string> Build()
    {
        await Executable.Shell(
            new Dictionary<string, string>(),
            $"git clone -q --no-checkout . {_folder.FullName} && cd {_folder.FullName} && git checkout -q {commit}"
            + " && dotnet build src/Verification.Host -c Release -v q --nologo");
        return Path.Combine(_folder.FullName, "src", "Verification.Host", "bin", "Release", "net10.0", "verification");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
