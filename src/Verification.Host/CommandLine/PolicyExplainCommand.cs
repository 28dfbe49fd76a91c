using System.CommandLine;
using Verification.Assessment.Packs;
using Verification.Host.Policy;
using Verification.Host.Showing;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Shows how the law comes to an outcome, step by step.</summary>
internal static class PolicyExplainCommand
{
    private const int ListedMax = 20;

    private static readonly Dictionary<string, Reader> Readers = new(StringComparer.Ordinal)
    {
        ["family"] = Reader.Family,
        ["officer"] = Reader.Officer,
        ["auditor"] = Reader.Auditor,
    };

    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var named = new Argument<string?>("CASE")
        {
            Description = say(new Text("案例名称中的文字", "text of a case's name")), Arity = ArgumentArity.ZeroOrOne,
        };
        var file = new Option<string?>("--file")
        {
            Description = say(new Text("一份申请 JSON,视同各数据源均无记录", "a request as JSON, as if no source held a record")), HelpName = "REQUEST.json",
        };
        var folders = PolicyOptions.Folders(around);
        var packs = new Option<string[]>("--packs") { Description = say(new Text("同 FOLDER", "the same as FOLDER")), HelpName = "FOLDER", AllowMultipleArgumentsPerToken = true };
        var reader = new Option<string>("--for")
        {
            Description = say(new Text("为谁说明,默认 auditor", "for whom, auditor unless given")), HelpName = string.Join('|', Readers.Keys), DefaultValueFactory = _ => "auditor",
        };
        reader.AcceptOnlyFromAmong([.. Readers.Keys]);
        var json = Options.Json(around);
        var command = new Verb("explain", around, new Text("逐步说明一个案例或一份申请的结果", "Explain step by step what a case or a request comes to"),
            new Example("verification policy explain \"con-02 人均恰为标准\"", new Text("按案例名称", "By the name of a case")),
            new Example("verification policy explain \"con-29 提标追溯\" src/packs draft --for officer", new Text("政策包与草稿目录一起读", "Packs and a draft read as one law")),
            new Example("verification policy explain \"con-25 仅登记\" --for officer --json", new Text("供经办人员的程序读取", "For an officer's program")),
            new Example("verification policy explain --file contracts/examples/households/con-01.json", new Text("一份申请,尚无任何信息", "A request of which nothing is known yet")))
        {
            named, folders, file, packs, reader, json,
        };
        command.Validators.Add(result =>
        {
            if (CaseOf(result.GetValue(named), result.GetValue(file)) is null == result.GetValue(file) is null)
                result.AddError(say(new Text("请给出案例名称或 --file,二者取一", "Name a case or give --file, one of the two")));
        });
        command.SetAction(async (parsed, ct) =>
        {
            var (first, path) = (parsed.GetValue(named), parsed.GetValue(file));
            var found = path is not null && first is not null ? [first] : Array.Empty<string>();
            if (PolicyFolders.Read(around.Terminal, PolicyFolders.Of(around, [.. found, .. parsed.GetValue(folders)!, .. parsed.GetValue(packs) ?? []])) is not { } library)
                return ExitCode.Failed;
            var explained = path is not null
                ? Explained.OfRequest(library, await File.ReadAllBytesAsync(path, ct), around.Clock)
                : OfCase(around.Terminal, library, first!);
            return explained is null ? ExitCode.WrongUse : Show(around.Terminal, explained, Readers[parsed.GetValue(reader)!], parsed.GetValue(json));
        });
        return command;
    }

    /// <summary>What names a case: beside a request the first word is a folder, if there is one of that name.</summary>
    private static string? CaseOf(string? first, string? file) => file is not null && Directory.Exists(first) ? null : first;

    /// <summary>The one case of that name, or null after saying why there is none or not one.</summary>
    private static Explained? OfCase(Terminal terminal, PackLibrary library, string name)
    {
        var exact = library.Cases.Where(c => string.Equals(c.Name, name, StringComparison.Ordinal)).ToList();
        var found = exact.Count > 0 ? exact : [.. library.Cases.Where(c => c.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        if (found is [var only])
            return Explained.OfCase(library, only);
        terminal.Refuse(ExitCode.WrongUse, found.Count == 0
            ? new Text($"没有名称含“{name}”的案例。", $"No case has {name} in its name.")
            : new Text($"有 {found.Count} 个这样的案例,请写得更完整:", $"There are {found.Count} such cases; say more of the name:"));
        foreach (var one in found.Take(ListedMax))
            terminal.Errors.WriteLine($"  {one.At}: {one.Name}");
        return null;
    }

    private static int Show(Terminal terminal, Explained explained, Reader reader, bool json)
    {
        switch (explained)
        {
            case Explained.NoLaw refused:
                return terminal.Refuse(ExitCode.Failed, new Text($"{refused.Why.Code}: {refused.Why.Sentence.Zh}", $"{refused.Why.Code}: {refused.Why.Sentence.En}"));
            case Explained.Faulty faulty:
                return FaultsPage.Refuse(terminal, faulty.Faults);
            case Explained.Whole whole when json:
                terminal.Json(ExplanationPage.Shown(whole.Explanation, reader));
                return ExitCode.Done;
            case Explained.Whole whole:
                ExplanationPage.Print(terminal, whole.Explanation, reader);
                return ExitCode.Done;
            default:
                throw new BrokenPromise("an explanation is whole, or it is said why not");
        }
    }
}
