using Verification.Evidence;
using Verification.Host.Serve;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Reads a <c>sources.yaml</c> as a starting process would, and asks nobody: no server, key or token is needed.</summary>
internal static class SourcesFileCheck
{
    private const int FaultsShown = 200;

    /// <summary>Whether this is a settings file and not an adapter's folder.</summary>
    public static bool IsFile(string path) =>
        !Directory.Exists(path) && (File.Exists(path) || Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml");

    public static async Task<int> Run(Surroundings around, string path, string? adapters, CancellationToken ct)
    {
        var terminal = around.Terminal;
        if (await Read(path, ct) is not { } yaml)
        {
            return terminal.Refuse(ExitCode.WrongUse, new Text($"{path}:无法读取;请检查路径与权限。", $"{path}: it cannot be read; check the path and its permissions."));
        }

        var faults = new List<string>();
        var known = Adapters.WithThirdParty(
            Adapters.Unserved(around.Clock), adapters ?? around.Variable(Adapters.FolderVariable), new(new MemoryShelf(), around.Clock), faults);
        var outcome = SourcesFile.Load(yaml, known, around.Variable);
        if (outcome is SourcesFileOutcome.Refused refused)
        {
            faults.AddRange(refused.Faults.Select(fault => $"{path}: {fault}"));
        }

        return faults.Count == 0 && outcome is SourcesFileOutcome.Loaded(var catalogue) ? Tell(terminal, catalogue) : Refuse(terminal, faults);
    }

    private static async Task<string?> Read(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllTextAsync(path, ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Tell(Terminal terminal, SourceCatalogue catalogue)
    {
        terminal.Table(
            new Text("数据源", "Sources"),
            [new("数据源", "source"), new("适配器", "adapter"), new("核对信息", "gives"), new("线索", "raises"), new("查询依据", "searches by")],
            catalogue.All.Select(one => (IReadOnlyList<string>)
            [
                one.Settings.Id.Code, one.Settings.Adapter, string.Join(' ', one.Source.Description.Gives.Select(EvidenceWords.Of)),
                string.Join(' ', one.Source.Description.Raises.Select(SignalWords.Of)), Searches(one.Source.Description),
            ]));
        terminal.Line(new Text(
            "没有错误,未查询任何数据源。下一步:政策包的 sources: asked: 列出其代码,再运行 verification policy check。",
            "No faults; no source was asked. Next: the pack lists the ids under sources: asked:, then verification policy check."));
        return ExitCode.Done;
    }

    private static int Refuse(Terminal terminal, List<string> faults)
    {
        foreach (var fault in faults.Take(FaultsShown))
        {
            terminal.Errors.WriteLine(fault);
        }

        return terminal.Refuse(ExitCode.Failed, new Text(
            $"{faults.Count} 处错误;改正后再次检查。${{名称}} 未设置时,请按服务进程的环境设置后再试。",
            $"Faults: {faults.Count}; mend them and check again. Where ${{NAME}} is not set, set it as the serving process will have it."));
    }

    private static string Searches(SourceDescription description)
    {
        var words = DocumentWords.Types.Where(word => description.SearchableBy.Contains(word.Value)).Select(word => word.Key).Order(StringComparer.Ordinal);
        return string.Join(' ', words.Concat(description.SearchesByName ? ["name-birth-region"] : []));
    }
}
