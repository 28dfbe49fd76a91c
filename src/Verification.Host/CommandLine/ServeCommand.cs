using System.CommandLine;
using Verification.Host.Serve;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Runs the service until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var roles = new Option<string[]>("--roles")
        {
            Description = say(new Text("本进程承担的角色,默认全部", "roles of this process, all by default")),
            HelpName = string.Join('|', RoleNames.All),
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["all"],
        };
        roles.Validators.Add(result =>
        {
            if (!RoleNames.TryParse(result.Tokens.Select(t => t.Value).DefaultIfEmpty("all"), out _))
                result.AddError(say(new Text($"角色只能是 {string.Join('、', RoleNames.All)}", $"roles are {string.Join(", ", RoleNames.All)}")));
        });
        var listen = new Option<string?>("--listen")
        {
            Description = say(new Text("HTTP 监听地址,默认 VERIFICATION_LISTEN 或 http://127.0.0.1:8080", "HTTP address, default VERIFICATION_LISTEN or http://127.0.0.1:8080")),
            HelpName = "URL",
        };
        var edge = new Option<string?>("--edge") { Description = say(new Text("接收请求所用的客户端", "client that takes requests from the broker")) };
        edge.AcceptOnlyFromAmong("masstransit", "rabbitmq");
        var command = new Verb("serve", around, new Text("运行服务", "Run the service"),
            new Example("verification serve", new Text("一个进程承担全部角色", "All roles in one process")),
            new Example("verification serve --roles verify,complete --listen http://127.0.0.1:0", new Text("只运行快、慢两道", "The lanes only, on a free port")))
        {
            roles, listen, edge,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(roles)!, parsed.GetValue(listen), parsed.GetValue(edge), ct));
        return command;
    }

    /// <summary>The settings from the environment, or null after naming every variable that is missing.</summary>
    public static ServeSettings? Settings(Surroundings around, Roles roles, string? listen, string? edge)
    {
        if (ServeSettings.Read(around.Variable, roles, listen, edge, out var missing) is { } settings)
            return settings;
        foreach (var name in missing)
            around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable(name));
        return null;
    }

    /// <summary>The running service, or null after saying everything that is wrong.</summary>
    public static async Task<Serving?> Start(Surroundings around, ServeSettings settings, CancellationToken ct)
    {
        switch (await Serving.Start(settings, around.Variable, around.Clock, ct))
        {
            case ServeStart.Refused refused:
                foreach (var fault in refused.Faults)
                    around.Terminal.Errors.WriteLine(fault);
                around.Terminal.Refuse(ExitCode.WrongUse, new Text("以上设置有误,服务未启动。", "The settings above are wrong; nothing was started."));
                return null;
            case ServeStart.Running { Serving: var serving }:
                return serving;
            default:
                throw new BrokenPromise("a start runs or is refused");
        }
    }

    private static async Task<int> Run(Surroundings around, string[] roleNames, string? listen, string? edge, CancellationToken ct)
    {
        var roles = RoleNames.TryParse(roleNames, out var named) ? named : Roles.All;
        if (Settings(around, roles, listen, edge) is not { } settings || await Start(around, settings, ct) is not { } serving)
            return ExitCode.WrongUse;
        await using (serving)
        {
            around.Terminal.Line(new Text($"正在监听 {serving.Address}", $"listening on {serving.Address}"));
            await serving.UntilStopped(ct);
            return ExitCode.Done;
        }
    }
}
