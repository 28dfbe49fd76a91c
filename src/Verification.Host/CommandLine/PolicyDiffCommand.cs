using System.CommandLine;
using Verification.Assessment.Packs.Comparing;
using Verification.Host.Policy;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Compares two folders of law.</summary>
internal static class PolicyDiffCommand
{
    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var before = new Argument<string>("OLD") { Description = say(new Text("原政策包目录", "the folder as it was")) };
        var after = new Argument<string>("NEW") { Description = say(new Text("新政策包目录", "the folder as it is to be")) };
        var json = Options.Json(around);
        var command = new Verb("diff", around, new Text("比较两个政策包目录,并说明哪些案例结果改变", "Compare two folders of packs, and tell which cases come out differently"),
            new Example("verification policy diff src/packs draft", new Text("数值、规则、地区与日期,以及两边案例的结果", "Values, rules, places and days, and the cases of both")))
        {
            before, after, json,
        };
        command.SetAction((parsed, _) => Task.FromResult(Run(around.Terminal, parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(json))));
        return command;
    }

    private static int Run(Terminal terminal, string before, string after, bool json)
    {
        if (PolicyFolders.Read(terminal, [before]) is not { } old || PolicyFolders.Read(terminal, [after]) is not { } now)
            return ExitCode.Failed;
        var changes = PackComparison.Between(old, now);
        if (json)
            terminal.Json(PackChangesPage.Shown(changes));
        else
            PackChangesPage.Print(terminal, changes);
        return ExitCode.Done;
    }
}
