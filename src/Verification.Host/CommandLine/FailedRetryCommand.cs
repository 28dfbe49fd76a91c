using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Sends a failed message again, same body and message id; a second retry does no harm.</summary>
internal static class FailedRetryCommand
{
    public static Verb Create(Surroundings around)
    {
        var id = Options.Id(around, new Text("失败工作的编号", "the id of the failed work"));
        var command = new Verb("retry", around, new Text("重新投递一项失败的工作", "Send one piece of failed work again"),
            new Example("verification failed retry ID", new Text("修复原因之后", "After its cause was mended")))
        {
            id,
        };
        command.SetAction((parsed, ct) => FailedWorkDesk.At(around, async desk =>
        {
            if (!await desk.Retry(parsed.GetValue(id), ct))
                return FailedWorkDesk.NotThere(around, parsed.GetValue(id));
            around.Terminal.Line(new Text("已重新投递。", "Sent again."));
            return ExitCode.Done;
        }));
        return command;
    }
}
