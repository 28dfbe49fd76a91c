using System.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Arguments and options the policy commands share.</summary>
internal static class PolicyOptions
{
    public static Argument<string[]> Folders(Surroundings around) => new("FOLDER")
    {
        Description = around.Terminal.Say(new Text(
            "政策包目录,可多个;默认 VERIFICATION_PACKS、src/packs 或随程序所附", "pack folders; default VERIFICATION_PACKS, src/packs or those shipped")),
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<bool> Coverage(Surroundings around) =>
        new("--coverage") { Description = around.Terminal.Say(new Text("列出案例用到的规则与分支", "list which rules and branches the cases reach")) };
}
