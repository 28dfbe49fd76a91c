using Verification.Platform.Database;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Brings the database to the newest version; safe to run again and from several processes at once.</summary>
internal static class DbMigrateCommand
{
    public static Verb Create(Surroundings around)
    {
        var json = Options.Json(around);
        var command = new Verb("migrate", around, new Text("把数据库升级到最新版本", "Bring the database to the newest version"),
            new Example("verification db migrate", new Text("建立角色与表;可重复运行", "Makes roles and tables; may be run again")))
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
        var outcome = await Migrator.Migrate(
            owner, around.Variable("VERIFICATION_DATABASE_ROAD"), around.Variable("VERIFICATION_DATABASE_DOOR"), around.Clock, ct);
        switch (outcome)
        {
            case MigrationOutcome.NeedsSuperuser { Statements: var statements }:
                foreach (var statement in statements)
                    around.Terminal.Line(statement);
                return around.Terminal.Refuse(ExitCode.Failed, new Text(
                    "请先由数据库超级用户执行以上语句,然后重新运行 verification db migrate。",
                    "A superuser has to run the statements above; then run verification db migrate again."));
            case MigrationOutcome.Migrated { Applied: var applied }:
                Print(around.Terminal, json, applied);
                return ExitCode.Done;
            default:
                throw new InvalidOperationException("a third outcome of a migration");
        }
    }

    private static void Print(Terminal terminal, bool json, IReadOnlyList<string> applied)
    {
        if (json)
        {
            terminal.Json(new { applied });
            return;
        }

        foreach (var name in applied)
            terminal.Line($"✓ {name}");
        terminal.Line(applied.Count > 0
            ? new Text($"已执行 {applied.Count} 个脚本,数据库为最新版本。", $"{applied.Count} scripts ran; the database is at the newest version.")
            : new Text("数据库已是最新版本。", "The database is at the newest version already."));
    }
}
