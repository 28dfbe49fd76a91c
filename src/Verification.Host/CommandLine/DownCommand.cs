using Verification.Host.Embedded;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Stops the private servers; those of one's own are left alone.</summary>
internal static class DownCommand
{
    public static Verb Create(Surroundings around)
    {
        var command = new Verb("down", around, new Text("停止私有服务器", "Stop the private servers"),
            new Example("verification down", new Text("停止 up 启动的 PostgreSQL 与 RabbitMQ", "Ends the PostgreSQL and RabbitMQ that up started")));
        command.SetAction((_, ct) => new PrivateServers(around.Variable).Run("stop", ct));
        return command;
    }
}
