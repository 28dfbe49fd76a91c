using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;

namespace Verification.Sources.ThirdParty;

/// <summary>An adapter as it lies in its folder, looked at without running any of it.</summary>
/// <param name="folder">The folder; its name is the name of the assembly.</param>
public sealed class AdapterFiles(string folder)
{
    /// <summary>Name of the assembly.</summary>
    public string Name { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>The assembly that names the adapter.</summary>
    public string Assembly => Path.Combine(Path.GetFullPath(folder), Name + ".dll");

    public string Report => Path.Combine(folder, ConformanceReport.FileName);

    /// <summary>The version of the kit it was built against; null: it is no assembly, or knows no kit.</summary>
    public Version? KitVersion()
    {
        try
        {
            using var file = File.OpenRead(Assembly);
            using var image = new PEReader(file);
            var metadata = image.GetMetadataReader();
            return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
                .FirstOrDefault(reference => metadata.GetString(reference.Name) == typeof(ISource).Assembly.GetName().Name) is { Name.IsNil: false } kit
                ? kit.Version
                : null;
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException or InvalidOperationException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of every assembly in the folder and below, by its path from the folder.</summary>
    public IReadOnlyDictionary<string, string> Digests()
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories))
        {
            using var file = File.OpenRead(path);
            digests[Path.GetRelativePath(folder, path).Replace('\\', '/')] = Convert.ToHexStringLower(SHA256.HashData(file));
        }

        return digests;
    }
}
