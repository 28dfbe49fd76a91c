using System.CommandLine;
using Verification.City;
using Verification.City.Serving;
using Verification.Host.Registers;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Plays the registers of a city that answer for themselves, until it is told to stop.</summary>
internal static class CityServeCommand
{
    public static Verb Create(Surroundings around)
    {
        var folder = new Argument<string>("FOLDER") { Description = around.Terminal.Say(new Text("城市所在目录", "the city's folder")) };
        var registers = CityOptions.Registers(around);
        var command = new Verb("serve", around,
            new Text("扮演城市中以 HTTP、消息与文件答复的数据源", "Play the city's registers that answer over HTTP, by message and by file"),
            new Example("verification city serve city", new Text("与 city load 所写的地址相同", "At the address city load writes down")),
            new Example("verification city serve city --registers http://127.0.0.1:18090", new Text(
                "换一个端口;city load 须用同一地址", "Another port; city load needs the same address")))
        {
            folder, registers,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(folder)!, parsed.GetValue(registers)!, ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, string folder, Uri listen, CancellationToken ct)
    {
        if (!Uri.TryCreate(around.Variable("VERIFICATION_BROKER"), UriKind.Absolute, out var broker))
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Broker);
        ServedCity city;
        try
        {
            city = await ServedCity.Open(folder, around.Clock, ct);
        }
        catch (CityNotReadable unreadable)
        {
            return around.Terminal.Refuse(ExitCode.Failed, new Text($"城市不可用:{unreadable.Message}", $"The city cannot be used: {unreadable.Message}"));
        }

        await using var host = await RegisterHost.Start(city, listen, broker, around.Clock, ct);
        around.Terminal.Line(new Text(
            $"{city.Registers.Count} 个数据源在 {host.Places.Address} 及消息与文件上答复;按 Ctrl-C 结束。",
            $"{city.Registers.Count} registers answer at {host.Places.Address}, by message and by file; Ctrl-C ends it."));
        await host.UntilStopped(ct);
        return ExitCode.Done;
    }
}
