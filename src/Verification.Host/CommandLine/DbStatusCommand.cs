using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Which migrations ran and which did not; 1 when some are pending.</summary>
internal static class DbStatusCommand
{
    public static Verb Create(Surroundings around)
    {
        var json = Options.Json(around);
        var command = new Verb("status", around, new Text("显示数据库版本", "Show the database's version"),
            new Example("verification db status", new Text("有未执行的脚本时退出码为 1", "Ends with 1 when scripts are pending")))
        {
            json,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, bool json, CancellationToken ct)
    {
        if (around.Variable("VERIFICATION_DATABASE") is not { Length: > 0 } owner)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Database);
        var status = await Migrator.Status(owner, ct);
        if (json)
        {
            around.Terminal.Json(status);
        }
        else
        {
            foreach (var name in status.Applied)
                around.Terminal.Line($"✓ {name}");
            foreach (var name in status.Pending)
                around.Terminal.Line($"… {name}");
        }

        return status.Pending.Count == 0
            ? ExitCode.Done
            : around.Terminal.Refuse(ExitCode.Failed, new Text(
                $"{status.Pending.Count} 个脚本尚未执行:请运行 verification db migrate。",
                $"{status.Pending.Count} scripts are pending: run verification db migrate."));
    }
}
