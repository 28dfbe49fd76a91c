using System.CommandLine;
using Verification.City.Loading;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Gives a city's registries to its sources; loading again gives the same state.</summary>
internal static class CityLoadCommand
{
    public static Verb Create(Surroundings around)
    {
        var folder = new Argument<string>("FOLDER") { Description = around.Terminal.Say(new Text("城市所在目录", "the city's folder")) };
        var registers = CityOptions.Registers(around);
        var json = Options.Json(around);
        var command = new Verb("load", around, new Text("把城市的登记数据交给各数据源", "Give a city's registries to its sources"),
            new Example("verification city load city", new Text("写出 sources.yaml 的位置", "Says where its sources.yaml is")),
            new Example("verification city load city --registers http://127.0.0.1:18090", new Text("city serve 在该地址上扮演的数据源", "For registers that city serve plays there")))
        {
            folder, registers, json,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(folder)!, new(parsed.GetValue(registers)!), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, string folder, RegisterPlaces places, bool json, CancellationToken ct)
    {
        if (around.Variable("VERIFICATION_DATABASE") is not { Length: > 0 } owner)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Database);
        var city = await DemoCity.Load(json ? around.Terminal.Quiet() : around.Terminal, around.Clock, folder, owner, places, ct);
        if (json)
            around.Terminal.Json(city);
        else
            around.Terminal.Line(new Text(
                $"已装载 {city.Records.Count} 个数据源、{city.Records.Values.Sum()} 条记录;VERIFICATION_SOURCES={city.SourcesFile}",
                $"{city.Records.Count} sources hold {city.Records.Values.Sum()} records; VERIFICATION_SOURCES={city.SourcesFile}"));
        return ExitCode.Done;
    }
}
