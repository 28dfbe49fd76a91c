using Verification.Assessment.Packs;
using Verification.TestKit;

namespace Verification.Tests.Assessment;

/// <summary>The packs of the checkout in a folder of a test's own, by themselves or with demonstration law among them.</summary>
internal sealed class PackCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("packs-");

    public PackCopy()
        : this([], _ => false)
    {
    }

    private PackCopy(IEnumerable<string> beside, Func<string, bool> isTaken)
    {
        Take(Repository.PathOf("src", "packs"), _ => true);
        foreach (var folder in beside)
        {
            Take(folder, isTaken);
        }
    }

    /// <param name="isTaken">Which files of demonstration law lie beside the packs, by their text.</param>
    public static PackCopy WithDemonstration(Func<string, bool> isTaken) => new([Demonstration.Folder], isTaken);

    /// <summary>The files, each by its path within the folder.</summary>
    public IEnumerable<string> Names =>
        Directory.GetFiles(_folder.FullName, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.FullName, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Add(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    public string TextOf(string name) => File.ReadAllText(PathOf(name));

    public void Edit(string name, Func<string, string> edit) => File.WriteAllText(PathOf(name), edit(TextOf(name)));

    public PackLibraryResult Read() => PackLibrary.Load(_folder.FullName);

    public PackLibrary Load() => ((PackLibraryResult.Loaded)Read()).Library;

    public IReadOnlyList<PackFault> Faults() => ((PackLibraryResult.Faulty)Read()).Faults;

    public void Dispose() => _folder.Delete(recursive: true);

    private void Take(string source, Func<string, bool> isTaken)
    {
        foreach (var file in Directory.GetFiles(source, "*.yaml", SearchOption.AllDirectories).Where(f => isTaken(File.ReadAllText(f))))
        {
            var copy = PathOf(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
