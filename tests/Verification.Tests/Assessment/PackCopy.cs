using Verification.Assessment.Packs;
using Verification.TestKit;

namespace Verification.Tests.Assessment;

/// <summary>The packs of the checkout in a folder of a test's own.</summary>
internal sealed class PackCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("packs-");

    public PackCopy()
    {
        var source = Repository.PathOf("src", "packs");
        foreach (var file in Directory.GetFiles(source, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Add(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public void Edit(string name, Func<string, string> edit) => File.WriteAllText(PathOf(name), edit(File.ReadAllText(PathOf(name))));

    public PackLibrary Load() => ((PackLibraryResult.Loaded)PackLibrary.Load(_folder.FullName)).Library;

    public IReadOnlyList<PackFault> Faults() => ((PackLibraryResult.Faulty)PackLibrary.Load(_folder.FullName)).Faults;

    public void Dispose() => _folder.Delete(recursive: true);
}
