using System.CommandLine;
using Verification.Host.Submitting;
using Verification.Platform.Messaging;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Submits a file of requests through RabbitMQ as plain JSON, as an assistance system would.</summary>
internal static class SubmitCommand
{
    public static Verb Create(Surroundings around)
    {
        var say = around.Terminal.Say;
        var file = new Argument<string>("FILE") { Description = say(new Text("每行一个 JSON 请求", "one JSON request a line")) };
        var watch = new Option<bool>("--watch") { Description = say(new Text("等待核对意见并汇总", "wait for the verdicts and sum them up")) };
        var patience = Options.Number(
            around, "--patience", new Text("多少秒没有新答复就不再等待", "seconds without an answer after which waiting ends"), 1, 86_400, 60);
        var json = Options.Json(around);
        var command = new Verb("submit", around, new Text("通过 RabbitMQ 提交核对请求", "Submit requests through RabbitMQ"),
            new Example("verification submit requests.jsonl", new Text("提交后即结束", "Submits and ends")),
            new Example("verification submit requests.jsonl --watch", new Text("显示进度与汇总", "Shows progress and a summary")),
            new Example("verification submit requests.jsonl --watch --json > summary.json", new Text("供程序读取", "For programs")))
        {
            file, watch, patience, json,
        };
        command.SetAction((parsed, ct) => Run(
            around, parsed.GetValue(file)!, parsed.GetValue(watch), TimeSpan.FromSeconds(parsed.GetValue(patience)), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(
        Surroundings around, string path, bool watch, TimeSpan patience, bool json, CancellationToken ct)
    {
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var broker))
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker);
        switch (await RequestFile.Read(path, ct))
        {
            case RequestFile.Unreadable unreadable:
                return around.Terminal.Refuse(ExitCode.WrongUse, unreadable.Why);
            case RequestFile.Readable { Requests: var requests } when watch:
                return await Watch(around, new Submission(broker, Topology.KeyOne, around.Clock), requests, patience, json, ct);
            case RequestFile.Readable { Requests: var requests }:
                return await Send(around, new Submission(broker, Topology.KeyOne, around.Clock), requests, json, ct);
            default:
                throw new InvalidOperationException("a third way of reading a file");
        }
    }

    private static async Task<int> Send(
        Surroundings around, Submission submission, IReadOnlyList<Request> requests, bool json, CancellationToken ct)
    {
        var terminal = json ? around.Terminal.Quiet() : around.Terminal;
        var refused = await terminal.Watched(
            new Text("提交", "submitted"), requests.Count, around.Clock, progress => submission.Send(requests, progress, ct));
        if (json)
            around.Terminal.Json(new { submitted = requests.Count - refused, refused });
        return refused == 0
            ? ExitCode.Done
            : around.Terminal.Refuse(ExitCode.Failed, new Text($"{refused} 条请求未被 RabbitMQ 接收。", $"RabbitMQ did not take {refused} requests."));
    }

    private static async Task<int> Watch(
        Surroundings around, Submission submission, IReadOnlyList<Request> requests, TimeSpan patience, bool json, CancellationToken ct)
    {
        var terminal = json ? around.Terminal.Quiet() : around.Terminal;
        var summary = await terminal.Watched(
            new Text("已答复", "answered"), requests.Count, around.Clock, progress => submission.SendAndWatch(requests, patience, progress, ct));
        if (json)
            around.Terminal.Json(summary);
        else
            SummaryPage.Print(around.Terminal, summary);
        return summary is { Refused: 0, Unanswered: 0 } ? ExitCode.Done : ExitCode.Failed;
    }
}
