using Verification.Assessment.Packs.Schema;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Writes the JSON Schema editors check pack files against.</summary>
internal static class PolicySchemaCommand
{
    public static Verb Create(Surroundings around)
    {
        var command = new Verb("schema", around, new Text("输出政策包的 JSON Schema,供编辑器使用", "Print the JSON Schema of pack files, for editors"),
            new Example("verification policy schema > src/packs/pack.schema.json", new Text("更新随政策包保存的一份", "Renews the one kept beside the packs")));
        command.SetAction((_, _) =>
        {
            around.Terminal.Output.Write(PackSchema.Text);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
