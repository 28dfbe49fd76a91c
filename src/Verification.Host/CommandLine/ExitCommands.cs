using System.CommandLine;
using Verification.Host.Submitting;
using Verification.Platform.Exits;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Sends what follows on a verification through RabbitMQ, as an assistance system would.</summary>
internal static class ExitCommands
{
    public static Verb Supplement(Surroundings around) => Create(
        "supplement", ExitKind.Supplement, around, new Text("提交补充材料,得到新一轮核对意见", "Submit a supplement; a verdict of the next round follows"));

    public static Verb Contest(Surroundings around) => Create(
        "contest", ExitKind.Objection, around, new Text("对核对意见提出异议,得到新一轮核对意见", "Contest a verdict; a verdict of the next round follows"));

    public static Verb Withdraw(Surroundings around) => Create(
        "withdraw", ExitKind.Withdrawal, around, new Text("撤回核对,不再出具意见", "Withdraw a verification; no verdict follows any more"));

    public static Verb Decision(Surroundings around) => Create(
        "decision", ExitKind.Decision, around, new Text("告知认定结果", "Notify what the office decided"));

    private static Verb Create(string name, ExitKind kind, Surroundings around, Text meaning)
    {
        var file = new Argument<string>("FILE")
        {
            Description = around.Terminal.Say(new Text(
                "一份 JSON,或每行一份(JSONL);格式见 contracts/schemas", "one JSON object, or one a line (JSONL); shapes: contracts/schemas")),
        };
        var json = Options.Json(around);
        var command = new Verb(name, around, meaning,
            new Example($"verification {name} {kind.Name()}.json", new Text("发送后即结束", "Sends it and ends")),
            new Example("verification show tianshui-dibao/con-01", new Text("查看各轮意见与问题", "Shows every round and its questions")))
        {
            file, json,
        };
        command.SetAction((parsed, ct) => Run(around, kind, parsed.GetValue(file)!, parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, ExitKind kind, string path, bool json, CancellationToken ct)
    {
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var broker))
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker);
        var read = await RequestFile.Read(path, ct);
        if (read is RequestFile.Unreadable unreadable)
            return around.Terminal.Refuse(ExitCode.WrongUse, unreadable.Why);
        var requests = ((RequestFile.Readable)read).Requests;
        var refused = await new Submission(broker, kind.Name(), around.Clock).Send(requests, new Progress<long>(), ct);
        if (json)
            around.Terminal.Json(new { sent = requests.Count - refused, refused });
        else if (refused == 0)
            around.Terminal.Line(new Text($"已发送 {requests.Count} 份。", $"Sent {requests.Count}."));
        return refused == 0
            ? ExitCode.Done
            : around.Terminal.Refuse(ExitCode.Failed, new Text($"{refused} 份未被 RabbitMQ 接收。", $"RabbitMQ did not take {refused}."));
    }
}
