using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>What a command needs from its environment and did not find, with the command that helps.</summary>
internal static class Missing
{
    public static readonly Text Broker = Variable("VERIFICATION_BROKER");
    public static readonly Text Database = Variable("VERIFICATION_DATABASE");

    public static Text Variable(string name) => new(
        $"未设置 {name}:请先运行 ./run,再执行 eval \"$(src/Verification.Host/Embedded/servers.sh env)\"。",
        $"{name} is not set: run ./run, then eval \"$(src/Verification.Host/Embedded/servers.sh env)\".");
}
