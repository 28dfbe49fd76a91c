using System.Text.Json.Nodes;
using NUnit.Framework;
using Verification.Host.CommandLine;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Sources.ThirdParty;
using Verification.TestKit;
using Verification.Tests.CommandLine;

namespace Verification.Tests.Sources;

/// <summary>A folder of adapters with the worked example in it, as an installation has it.</summary>
internal sealed class AnInstalledAdapter : IDisposable
{
    public const string Name = "Example.LedgerFile";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adapters-");

    public AnInstalledAdapter()
    {
        // Built in the same configuration as these tests, whichever that is.
        var built = Path.GetRelativePath(Repository.PathOf("tests", "Verification.Tests"), AppContext.BaseDirectory);
        Directory.CreateDirectory(Adapter);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests", Name, built)))
            File.Copy(file, Path.Combine(Adapter, Path.GetFileName(file)));
    }

    public string Folder => _folder.FullName;

    public string Adapter => Path.Combine(Folder, Name);

    public string Report => Path.Combine(Adapter, ConformanceReport.FileName);

    public string Assembly => Path.Combine(Adapter, Name + ".dll");

    /// <summary>Runs the suite over it from the command line, which writes its report.</summary>
    public async Task<AnInstalledAdapter> Checked()
    {
        var typed = await Typed.Run(Language.English, "sources", "check", Adapter);
        Assert.That(typed.ExitCode, Is.Zero, typed.Output + typed.Errors);
        return this;
    }

    public void Rewrite(Action<JsonObject> change)
    {
        var report = JsonNode.Parse(File.ReadAllText(Report))!.AsObject();
        change(report);
        File.WriteAllText(Report, report.ToJsonString());
    }

    /// <summary>What a starting process makes of the folder.</summary>
    public IReadOnlyDictionary<string, SourceFactory> Load(out IReadOnlyList<AdapterFault> faults, params string[] taken)
    {
        var told = new List<AdapterFault>();
        var loaded = AdapterFolder.Load(Folder, taken, new(new MemoryShelf(), TimeProvider.System), told);
        faults = told;
        return loaded;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
