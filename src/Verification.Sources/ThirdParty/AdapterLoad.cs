using System.Reflection;
using Verification.Sources.Kit;

namespace Verification.Sources.ThirdParty;

/// <summary>What loading one adapter came to.</summary>
public abstract record AdapterLoad
{
    /// <summary>Its code may run.</summary>
    public sealed record Loaded(IAdapter Adapter) : AdapterLoad;

    /// <summary>It stays outside.</summary>
    public sealed record Refused(AdapterFault Fault) : AdapterLoad;

    /// <summary>Loads an adapter whose kit fits, whether it was checked or not: only the suite itself has a use for this.</summary>
    public static AdapterLoad Of(AdapterFiles files)
    {
        if (FaultOf(files) is { } fault)
        {
            return new Refused(fault);
        }

        try
        {
            var assembly = new AdapterLoadContext(files.Assembly).LoadFromAssemblyPath(files.Assembly);
            return assembly.GetCustomAttribute<AdapterAttribute>()?.Adapter is { } type && Activator.CreateInstance(type) is IAdapter adapter
                ? new Loaded(adapter)
                : new Refused(AdapterFault.NoEntry(files.Name));
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            // Foreign code began to run: whatever it threw, the process starts without it and says so.
            return new Refused(AdapterFault.Unloadable(files.Name, (failed.InnerException ?? failed).GetType().Name));
        }
    }

    private static AdapterFault? FaultOf(AdapterFiles files)
    {
        var ours = Kit.Conformance.ConformanceReport.Kit;
        return files.KitVersion() is not { } theirs ? AdapterFault.NoAssembly(files.Name)
            : theirs.Major != ours.Major ? AdapterFault.Kit(files.Name, theirs, ours)
            : null;
    }
}
