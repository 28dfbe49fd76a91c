using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Verification.Host.Serve;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Everything on this machine: private servers, demo city, service, submission, summary; then it serves on.</summary>
internal static class UpCommand
{
    private const string SetUsually = "A";
    private const string ListenUsually = "http://127.0.0.1:8080";

    public static Verb Create(Surroundings around)
    {
        var once = new Option<bool>("--once") { Description = around.Terminal.Say(new Text("汇总后结束", "end after the summary")) };
        var households = CityOptions.Households(around);
        var seed = CityOptions.Seed(around);
        var set = CityOptions.Set(
            around, new Text("城市的种类:A 至 E 为逐月的生活,plain 的结果事先可知", "which kind of city: lives month by month, or plain"), SetUsually);
        var city = new Option<string?>("--city")
        {
            Description = around.Terminal.Say(new Text("已有的城市目录;给出时不另生成", "folder of a city that is there already; then none is generated")),
            HelpName = "FOLDER",
        };
        var command = new Verb("up", around, new Text("在本机启动全部服务并核对一座示范城市", "Start everything here and verify a demo city"),
            new Example("verification up", new Text("500 户,随后继续服务,Ctrl-C 结束", "500 households, then serves until Ctrl-C")),
            new Example("verification up --once --households 2000 --seed 7", new Text("另一座城市,汇总后结束", "Another city; ends after the summary")),
            new Example("verification up --city city", new Text("核对任何一座按格式写成的城市", "Verifies any city in the documented format")))
        {
            once, households, seed, set, city,
        };
        command.SetAction((parsed, ct) => Run(
            around,
            new UpSettings(
                parsed.GetValue(once), parsed.GetValue(city),
                new(parsed.GetValue(set)!, parsed.GetValue(households), parsed.GetValue(seed)) { WithFixed = true }, new Uri(ListenUsually)),
            ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, UpSettings settings, CancellationToken ct)
    {
        switch (await new Stage(around, settings).Set(ct))
        {
            case StageOutcome.NotSet { ExitCode: var code }:
                return code;
            case StageOutcome.Ready stage:
                await using (stage.Registers)
                    return await Serve(settings, stage, ct);
            default:
                throw new InvalidOperationException("a third outcome of setting the stage");
        }
    }

    private static async Task<int> Serve(UpSettings settings, StageOutcome.Ready stage, CancellationToken ct)
    {
        if (ServeCommand.Settings(stage.Around, Roles.All, Free(settings.Listen), edge: null) is not { } serve
            || await ServeCommand.Start(stage.Around, serve with { Quiet = true }, ct) is not { } serving)
            return ExitCode.WrongUse;
        await using (serving)
        {
            var code = await new CityRun(stage.Around, settings, stage.CityFolder).Run(ct);
            await new CityMeasure(stage.Around, serve.Packs, stage.CityFolder).Show(ct);
            NextSteps.Print(stage.Around.Terminal, serving.Address, stage);
            if (settings.Once)
                return code;
            stage.Around.Terminal.Line(new Text("服务中,按 Ctrl-C 结束。", "Serving; Ctrl-C ends it."));
            await await Task.WhenAny(serving.UntilStopped(ct), stage.Registers.UntilStopped(ct));
            return code;
        }
    }

    // Somebody else may hold the usual port; then any free one will do, and the address is printed.
    private static string Free(Uri preferred)
    {
        using var probe = new TcpListener(IPAddress.Parse(preferred.Host), preferred.Port);
        try
        {
            probe.Start();
            return preferred.GetLeftPart(UriPartial.Authority);
        }
        catch (SocketException)
        {
            return $"http://{preferred.Host}:0";
        }
    }
}
