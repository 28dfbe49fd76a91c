using System.Reflection;
using System.Runtime.Loader;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.ThirdParty;

/// <summary>Where one adapter's assemblies live: its own libraries, in its own versions, and of ours the kit and the words only.</summary>
internal sealed class AdapterLoadContext(string assembly) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assembly))
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    /// <summary>Assemblies of ours that an adapter and this process mean the same by.</summary>
    public static IReadOnlyList<Assembly> Shared => [typeof(ISource).Assembly, typeof(SourceId).Assembly];

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Shared.FirstOrDefault(shared => shared.GetName().Name == assemblyName.Name) is { } ours)
        {
            return ours;
        }

        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } path)
        {
            return LoadFromAssemblyPath(path);
        }

        // Everything else this process happens to hold is its own affair: a library of ours must not become one of theirs.
        return OfThePlatform(assemblyName.Name ?? "") ? null : throw new FileNotFoundException("an adapter brings the libraries it needs", $"{assemblyName.Name}.dll");
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;

    private static bool OfThePlatform(string name) =>
        name is "System" or "netstandard" or "mscorlib" or "WindowsBase"
        || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
