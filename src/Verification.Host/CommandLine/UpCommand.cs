using Verification.Host.Embedded;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Everything on this machine: private servers, then the steps that are there.</summary>
internal static class UpCommand
{
    public static Verb Create(Surroundings around)
    {
        var command = new Verb("up", around, new Text("在本机启动全部服务", "Start everything on this machine"),
            new Example("verification up", new Text("启动私有服务器", "Starts the private servers")));
        command.SetAction((_, ct) => Run(around, ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, CancellationToken ct)
    {
        var servers = new PrivateServers(around.Variable);
        foreach (var verb in new[] { "install", "start" })
        {
            var code = await servers.Run(verb, ct);
            if (code != ExitCode.Done)
                return code;
        }

        return servers.RunningVariables().Count > 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
