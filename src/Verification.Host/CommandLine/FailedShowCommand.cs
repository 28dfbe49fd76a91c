using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>One row of failed work with all that may be seen of it.</summary>
internal static class FailedShowCommand
{
    public static Verb Create(Surroundings around)
    {
        var id = Options.Id(around, new Text("失败工作的编号", "the id of the failed work"));
        var json = Options.Json(around);
        var command = new Verb("show", around, new Text("显示一项失败的工作", "Show one piece of failed work"),
            new Example("verification failed show ID", new Text("编号见 failed list", "Ids are in failed list")))
        {
            id, json,
        };
        command.SetAction((parsed, ct) => FailedWorkDesk.At(around, async desk =>
        {
            if (await desk.Rows.Show(parsed.GetValue(id), ct) is not { } row)
                return FailedWorkDesk.NotThere(around, parsed.GetValue(id));
            if (parsed.GetValue(json))
                around.Terminal.Json(FailedWorkPage.Shown(row));
            else
                FailedWorkPage.Print(around.Terminal, row);
            return ExitCode.Done;
        }));
        return command;
    }
}
