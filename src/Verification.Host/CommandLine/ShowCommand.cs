using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Verification.Evidence;
using Verification.Host.Showing;
using Verification.Pipeline.Doors.Following;
using Verification.Platform.Database;
using Verification.Platform.Submissions;
using Verification.Verdicts.Following;
using Verification.Verdicts.Rounds;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Where one verification stands, with its verdicts and their reasons.</summary>
internal static class ShowCommand
{
    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var id = new Argument<string>("ID")
        {
            Description = say(new Text("核对编号,或 提交方/请求编号", "a verification id, or SUBMITTER/REQUEST-ID")),
        };
        var follow = new Option<bool>("--follow") { Description = say(new Text("先显示进展,直到有核对意见或终止", "first show how it comes along, until there is a verdict or it is closed")) };
        var json = Options.Json(around);
        var command = new Verb("show", around, new Text("显示一项核对", "Show one verification"),
            new Example("verification show 0f1d2c3b-4a59-8687-9786-a5b4c3d2e1f0", new Text("按核对编号", "By its id")),
            new Example("verification show tianshui-dibao/con-01 --json", new Text("按提交方与请求编号,输出 JSON", "By submitter and request id, as JSON")),
            new Example("verification show tianshui-dibao/con-01 --follow", new Text("等待数据源答复,直到出具意见", "Waits with it for its sources")))
        {
            id, follow, json,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(id)!, parsed.GetValue(follow), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, string id, bool follow, bool json, CancellationToken ct)
    {
        if (Named(id) is not { } verification)
            return around.Terminal.Refuse(ExitCode.WrongUse, new Text(
                $"{id} 既不是核对编号,也不是 提交方/请求编号。", $"{id} is neither a verification id nor SUBMITTER/REQUEST-ID."));
        if (around.Variable("VERIFICATION_DATABASE_DOOR") is not { Length: > 0 } connection)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Variable("VERIFICATION_DATABASE_DOOR"));
        await using var door = DoorDatabase.Open(connection);
        if (follow)
            await Follow(json ? around.Terminal.Quiet() : around.Terminal, door, verification, around.Clock, ct);
        // Whoever holds the connection string is the operator of this installation: no scope narrows his view.
        if (await new VerdictQueries(door).Find(Scope.Everything, verification, ct) is not { } state)
            return around.Terminal.Refuse(ExitCode.Failed, new Text(
                $"还没有 {id} 的核对:可能尚未收到,也可能已被退回(见 verification failed list)。",
                $"There is no verification {id}: it has not arrived yet, or it was refused (see verification failed list)."));
        if (json)
            around.Terminal.Json(VerificationPage.Shown(state));
        else
            VerificationPage.Print(around.Terminal, state);
        return ExitCode.Done;
    }

    private static async Task Follow(Terminal terminal, DoorDatabase door, VerificationId verification, TimeProvider clock, CancellationToken ct)
    {
        var following = new VerificationFollowing(
            new FollowQueries(door), new AskQueries(door), new SubmissionQueries(door), new FollowLimits(), clock,
            NullLogger<VerificationFollowing>.Instance);
        await foreach (var told in following.Follow(Scope.Everything, verification, told: null, round: 1, ct))
        {
            if (told.Body is { } news)
                terminal.Line($"{clock.GetUtcNow():u} {VerificationPage.News(terminal, news)}");
        }
    }

    private static VerificationId? Named(string id) =>
        Guid.TryParse(id, out var given) ? new VerificationId(given)
        : id.Split('/') is [{ Length: > 0 } submitter, { Length: > 0 } requestId] ? VerificationId.Derive(submitter, requestId)
        : null;
}
