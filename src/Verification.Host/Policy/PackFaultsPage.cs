using Verification.Assessment.Packs;
using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Policy;

/// <summary>The faults of pack files as editors and build logs understand them: file(line,column): code: sentence.</summary>
internal static class PackFaultsPage
{
    public static void Print(Terminal terminal, IReadOnlyList<PackFault> faults)
    {
        foreach (var fault in faults)
            terminal.Errors.WriteLine($"{fault.File}({fault.Line},{fault.Column}): {fault.Code}: {terminal.Say(fault.Sentence)}");
        var files = faults.Select(f => f.File).Distinct(StringComparer.Ordinal).Count();
        terminal.Refuse(ExitCode.Failed, new Text(
            $"{files} 个文件中有 {faults.Count} 处错误;在全部改正之前,这些政策包一概不用。",
            $"Faults: {faults.Count}, files: {files}. None of these packs is used until all are put right."));
        terminal.Refuse(ExitCode.Failed, new Text(
            "请按行号改正后再次运行 verification policy check;键与写法见 verification policy schema。",
            "Put them right at the lines named and run verification policy check again; keys and forms: verification policy schema."));
    }
}
