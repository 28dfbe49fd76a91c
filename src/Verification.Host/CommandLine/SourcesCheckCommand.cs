using System.CommandLine;
using Verification.Sources.Kit;
using Verification.Sources.Kit.Conformance;
using Verification.Sources.ThirdParty;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>
/// Runs the kit's suite over an adapter from elsewhere and writes the report without which it is not taken in; or reads a <c>sources.yaml</c>.
/// </summary>
internal static class SourcesCheckCommand
{
    private static readonly Text Unsaid = new("未说明理由", "nothing says why");

    public static Verb Create(Surroundings around)
    {
        var path = new Argument<string>("PATH")
        {
            Description = around.Terminal.Say(new Text(
                "适配器目录(名称与其程序集相同),或 sources.yaml", "an adapter's folder, named as its assembly, or a sources.yaml")),
        };
        var report = new Option<string?>("--report")
        {
            Description = around.Terminal.Say(new Text("报告写到这里;默认为目录中的 conformance.json", "where the report goes; usually conformance.json in the folder")),
            HelpName = "FILE",
        };
        var adapters = new Option<string?>("--adapters")
        {
            Description = around.Terminal.Say(new Text(
                "sources.yaml 可用的外来适配器目录;默认 VERIFICATION_ADAPTERS", "folder of adapters from elsewhere a sources.yaml may name; usually VERIFICATION_ADAPTERS")),
            HelpName = "FOLDER",
        };
        var command = new Verb("check", around, new Text(
                "对适配器运行一致性检查并写出报告,或检查 sources.yaml(无需服务器);0 通过,1 有错误,2 用法不当",
                "Run the conformance suite over an adapter and write its report, or check a sources.yaml without servers; exits 0 passed, 1 faults, 2 used wrongly"),
            new Example("verification sources check sources.yaml", new Text("一次列出设置的全部错误;不查询任何数据源", "Every fault of the settings at once; no source is asked")),
            new Example("verification sources check adapters/Example.LedgerFile", new Text("检查一个适配器;通过后,VERIFICATION_ADAPTERS=adapters 的进程即可使用它", "Checks one; once it passes, processes with VERIFICATION_ADAPTERS=adapters take it in")),
            new Example("verification sources check build/Example.LedgerFile --report report.json", new Text("把报告写到别处,例如随软件包发布", "Writes the report elsewhere, to be shipped with a package")))
        {
            path, report, adapters,
        };
        command.SetAction((parsed, ct) => parsed.GetValue(path)! is var given && SourcesFileCheck.IsFile(given)
            ? SourcesFileCheck.Run(around, given, parsed.GetValue(adapters), ct)
            : Run(around, new AdapterFiles(given), parsed.GetValue(report), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, AdapterFiles files, string? report, CancellationToken ct)
    {
        var terminal = around.Terminal;
        switch (AdapterLoad.Of(files))
        {
            case AdapterLoad.Refused(var fault):
                return terminal.Refuse(ExitCode.Failed, new Text($"{fault.Code}: {fault.What.Zh}", $"{fault.Code}: {fault.What.En}"));
            case AdapterLoad.Loaded(var adapter):
                var outcomes = await ConformanceSuite.Run(adapter.Trial, (check, outcome) => Tell(terminal, check, outcome), ct);
                var path = report ?? files.Report;
                await File.WriteAllBytesAsync(path, Report(files, adapter, outcomes, around.Clock).ToJson(), ct);
                return Conclude(terminal, outcomes, path);
            default:
                return ExitCode.Failed;
        }
    }

    private static ConformanceReport Report(AdapterFiles files, IAdapter adapter, IReadOnlyList<CheckOutcome> outcomes, TimeProvider clock) => new()
    {
        KitVersion = ConformanceReport.Kit.ToString(),
        Adapter = adapter.Name,
        Assembly = files.Name,
        Sha256 = files.Digests(),
        RanAt = clock.GetUtcNow(),
        Checks = outcomes,
    };

    private static void Tell(Terminal terminal, ConformanceCheck check, CheckOutcome outcome)
    {
        var result = outcome.Result switch
        {
            CheckResult.Passed => new Text("通过", "passed"),
            CheckResult.NotPossible => new Text("无此情形", "cannot arise"),
            _ => new Text("未通过", "FAILED"),
        };
        terminal.Line($"{check.Name,-26} {terminal.Say(result),-14} {terminal.Say(check.Meaning)}{(outcome.Why is { } why ? $": {why}" : outcome.Result == CheckResult.NotPossible ? $": {terminal.Say(Unsaid)}" : "")}");
    }

    private static int Conclude(Terminal terminal, IReadOnlyList<CheckOutcome> outcomes, string path)
    {
        var failed = outcomes.Count(o => o.Result == CheckResult.Failed);
        var passed = outcomes.Count(o => o.Result == CheckResult.Passed);
        var unsaid = outcomes.Count(o => o is { Result: CheckResult.NotPossible, Why: null });
        if (unsaid > 0)
        {
            terminal.Line(new Text(
                $"其中 {unsaid} 项“无此情形”未说明理由:请在试验中重写 WhyNot。", $"Cannot arise, and nothing says why: {unsaid}; override WhyNot in the trial."));
        }

        terminal.Line(new Text($"通过 {passed} 项,未通过 {failed} 项,无此情形 {outcomes.Count - passed - failed} 项;报告:{path}", $"Passed: {passed}, failed: {failed}, cannot arise: {outcomes.Count - passed - failed}. Report: {path}"));
        return failed == 0
            ? ExitCode.Done
            : terminal.Refuse(ExitCode.Failed, new Text("修正之前,任何进程都不会使用此适配器。", "No process takes this adapter in until these are mended."));
    }
}
