using System.CommandLine;
using System.CommandLine.Help;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>The table of contents of the command line.</summary>
public static class VerificationCommand
{
    private const int HelpWidth = 140;

    /// <summary>Every command, with the options all of them take.</summary>
    public static RootCommand Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var root = new RootCommand(say(new Text("居民家庭经济状况核对服务", "Household economic-status verification")))
        {
            UpCommand.Create(around),
            DownCommand.Create(around),
            ServeCommand.Create(around),
            Group("db", around, new Text("数据库", "The database"), DbMigrateCommand.Create(around), DbStatusCommand.Create(around)),
            Group("broker", around, new Text("消息代理 RabbitMQ", "The broker, RabbitMQ"), BrokerSetupCommand.Create(around), BrokerStatusCommand.Create(around)),
            Group("city", around, new Text("示范城市", "The demo city"), CityGenerateCommand.Create(around), CityLoadCommand.Create(around),
                CityServeCommand.Create(around), CityScoreCommand.Create(around)),
            SubmitCommand.Create(around),
            ListCommand.Create(around),
            ShowCommand.Create(around),
            VisitsCommand.Create(around),
            ExitCommands.Supplement(around),
            ExitCommands.Contest(around),
            ExitCommands.Withdraw(around),
            ExitCommands.Decision(around),
            RecheckCommand.Create(around),
            Group("correction", around, new Text("数据更正:有异议的数据源信息", "Records of sources that are objected to"),
                CorrectionCommands.List(around), CorrectionCommands.Reach(around), CorrectionCommands.Sent(around), CorrectionCommands.Told(around)),
            Group("failed", around, new Text("失败的工作", "Failed work"),
                FailedListCommand.Create(around), FailedShowCommand.Create(around), FailedRetryCommand.Create(around)),
            Group("sources", around, new Text("数据源:检查设置与适配器,查看与确认快照,测量质量", "Sources: check settings and adapters, see and accept snapshots, measure quality"),
                SourcesCheckCommand.Create(around), SourcesCommands.List(around), SourcesCommands.Accept(around), SourcesQualityCommand.Create(around)),
            Group("policy", around, new Text("政策包:检查、试算、说明、比较", "Policy packs: check, test, explain, compare"),
                PolicyCheckCommand.Create(around), PolicyTestCommand.Create(around), PolicyExplainCommand.Create(around), PolicyDiffCommand.Create(around),
                PolicySchemaCommand.Create(around)),
            Group("bench", around, new Text("测量(仅在源码检出目录中)", "Measure (in a checkout only)"), [.. BenchCommand.CreateAll(around)]),
        };
        var language = new Option<string?>("--lang")
        {
            Description = say(new Text("语言:zh 或 en", "language: zh or en")),
            HelpName = "zh|en",
            Recursive = true,
        };
        language.AcceptOnlyFromAmong("zh", "en");
        root.Add(language);
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Description = say(new Text("显示版本", "Show the version"));
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Description = say(new Text("显示帮助与示例", "Show help and examples"));
            help.Action = new HelpWithExamples(new HelpAction { MaxWidth = HelpWidth }, around.Terminal);
        }

        return root;
    }

    /// <summary>Parses and runs; the answer is the process's exit code.</summary>
    public static async Task<int> Run(string[] arguments, Surroundings around, CancellationToken ct = default)
    {
        var parsed = Create(around).Parse(arguments);
        var invocation = new InvocationConfiguration
        {
            Output = around.Terminal.Output,
            Error = around.Terminal.Errors,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(45), // a graceful stop with work in flight takes up to 30 s
        };
        try
        {
            var code = await parsed.InvokeAsync(invocation, ct);
            return parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction ? ExitCode.WrongUse : code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
        catch (Exception error)
        {
            if (Failures.IsOurs(error))
                await around.Terminal.Errors.WriteLineAsync(error.ToString());
            return around.Terminal.Refuse(ExitCode.Failed, Failures.Explain(error));
        }
    }

    private static Verb Group(string name, Surroundings around, Text meaning, params ReadOnlySpan<Verb> commands)
    {
        var group = new Verb(name, around, meaning);
        foreach (var command in commands)
            group.Add(command);
        return group;
    }
}
