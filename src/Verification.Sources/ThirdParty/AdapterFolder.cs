using System.Text.RegularExpressions;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;

namespace Verification.Sources.ThirdParty;

/// <summary>The configured folder of adapters from elsewhere: each in a folder named as its assembly, with the report of the suite beside it.</summary>
public static partial class AdapterFolder
{
    /// <summary>Every adapter of the folder by its name in <c>sources.yaml</c>; adds every fault, and takes nothing that has one.</summary>
    /// <param name="taken">Names of adapters there are already.</param>
    public static IReadOnlyDictionary<string, SourceFactory> Load(
        string folder, IEnumerable<string> taken, AdapterGround ground, ICollection<AdapterFault> faults)
    {
        var factories = new Dictionary<string, SourceFactory>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            faults.Add(AdapterFault.NoFolder());
            return factories;
        }

        // Taken as a folder of adapters it would hold none, and nothing would say why the name is not known.
        if (new AdapterFiles(folder) is var one && one.KitVersion() is not null)
        {
            faults.Add(AdapterFault.FolderOfOne(one.Name));
            return factories;
        }

        var names = taken.ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var files = new AdapterFiles(path);
            switch (Checked(files) is { } fault ? new AdapterLoad.Refused(fault) : AdapterLoad.Of(files))
            {
                case AdapterLoad.Loaded(var adapter) when NamePattern().IsMatch(adapter.Name) && names.Add(adapter.Name):
                    factories.Add(adapter.Name, (id, settings, told) => adapter.Create(id, settings, told, ground));
                    break;
                case AdapterLoad.Loaded(var adapter):
                    faults.Add(AdapterFault.NameTaken(files.Name, adapter.Name));
                    break;
                case AdapterLoad.Refused(var why):
                    faults.Add(why);
                    break;
            }
        }

        return factories;
    }

    /// <summary>Whether kit and report fit, before any of its code runs.</summary>
    private static AdapterFault? Checked(AdapterFiles files)
    {
        var kit = ConformanceReport.Kit;
        if (files.KitVersion() is not { } theirs)
        {
            return AdapterFault.NoAssembly(files.Name);
        }

        if (theirs.Major != kit.Major)
        {
            return AdapterFault.Kit(files.Name, theirs, kit);
        }

        var written = new FileInfo(files.Report);
        if (!written.Exists || written.Length > ConformanceReport.BytesMax
            || ConformanceReport.Read(File.ReadAllBytes(files.Report)) is not { } report || report.Assembly != files.Name)
        {
            return AdapterFault.NoReport(files.Name);
        }

        return FaultOf(files, report, kit);
    }

    private static AdapterFault? FaultOf(AdapterFiles files, ConformanceReport report, Version kit)
    {
        if (!Version.TryParse(report.KitVersion, out var by) || by.Major != kit.Major)
        {
            return AdapterFault.ReportKit(files.Name);
        }

        var found = files.Digests();
        var changed = found.Keys.Union(report.Sha256.Keys).Where(name => found.GetValueOrDefault(name) != report.Sha256.GetValueOrDefault(name)).ToList();
        if (changed.Count > 0)
        {
            return AdapterFault.Digest(files.Name, changed);
        }

        // A check of this suite that the report does not know was never run.
        var results = report.Checks.GroupBy(c => c.Check, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(c => c.Result == CheckResult.Failed));
        var failed = results.Where(r => r.Value).Select(r => r.Key)
            .Union(ConformanceSuite.Checks.Select(c => c.Name).Where(name => !results.ContainsKey(name))).ToList();
        return failed.Count > 0 ? AdapterFault.Failed(files.Name, failed) : null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
