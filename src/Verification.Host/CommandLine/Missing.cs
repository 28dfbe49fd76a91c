using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>What a command needs from its environment and did not find, with the command that helps.</summary>
internal static class Missing
{
    public static readonly Text Broker = Variable("VERIFICATION_BROKER");
    public static readonly Text Database = Variable("VERIFICATION_DATABASE");

    /// <summary>The servers' own variables come from <c>servers.sh env</c>; files somebody has to name do not.</summary>
    public static Text Variable(string name) => name switch
    {
        "VERIFICATION_TOKENS" => new(
            "未设置 VERIFICATION_TOKENS:令牌文件,每行“提交方 令牌 [区划前缀]”;./run 会显示它所用文件的位置。",
            "VERIFICATION_TOKENS is not set: a file with lines 'submitter token [region-prefix]'; ./run says where its own is."),
        "VERIFICATION_SOURCES" => new(
            "未设置 VERIFICATION_SOURCES:sources.yaml 的路径;可先用 verification sources check FILE 检查。",
            "VERIFICATION_SOURCES is not set: the path of a sources.yaml; verification sources check FILE checks one."),
        _ => new(
            $"未设置 {name}:请先运行 ./run,再执行 eval \"$(src/Verification.Host/Embedded/servers.sh env)\"。",
            $"{name} is not set: run ./run, then eval \"$(src/Verification.Host/Embedded/servers.sh env)\"."),
    };
}
