using Verification.Host.CommandLine;
using Verification.Vocabulary;

namespace Verification.Host.Up;

/// <summary>Says where to look after the summary.</summary>
internal static class NextSteps
{
    public static void Print(Terminal terminal, string address, StageOutcome.Ready stage)
    {
        var (submitter, token) = stage.Tokens.OrderBy(one => one.Key, StringComparer.Ordinal).First();
        terminal.Line();
        terminal.Line(new Text("接下来", "Where to look next"));
        terminal.Line($"  curl -H 'Authorization: Bearer {token}' {address}/v1/verifications/ID");
        terminal.Line($"  src/Verification.Host/bin/Release/net10.0/verification show {submitter}/REQUEST-ID");
        Where(terminal, new Text("健康与指标", "health and metrics"), $"{address}/readyz, {address}/metrics");
        Where(terminal, new Text("每个提交方的令牌", "a bearer token per submitter"), stage.TokenFile);
        Where(terminal, new Text("城市与请求", "the city and its requests"), stage.CityFolder);
        Where(terminal, new Text("手工提交一个请求", "submit one by hand"), "README.md");
        Where(terminal, new Text("停止私有服务器", "stop the private servers"), "./run down");
    }

    private static void Where(Terminal terminal, Text what, string where) => terminal.Line($"  {terminal.Say(what)}: {where}");
}
