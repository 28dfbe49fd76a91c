using System.CommandLine;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Gives a city's registries to the twelve demo sources; loading again gives the same state.</summary>
internal static class CityLoadCommand
{
    public static Verb Create(Surroundings around)
    {
        var folder = new Argument<string>("FOLDER") { Description = around.Terminal.Say(new Text("城市所在目录", "the city's folder")) };
        var json = Options.Json(around);
        var command = new Verb("load", around, new Text("把城市的登记数据交给十二个数据源", "Give a city's registries to the twelve sources"),
            new Example("verification city load city", new Text("写出 sources.yaml 的位置", "Says where its sources.yaml is")))
        {
            folder, json,
        };
        command.SetAction((parsed, ct) => Run(around, parsed.GetValue(folder)!, parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, string folder, bool json, CancellationToken ct)
    {
        if (around.Variable("VERIFICATION_DATABASE") is not { Length: > 0 } owner)
            return around.Terminal.Refuse(ExitCode.WrongUse, Missing.Database);
        var city = await DemoCity.Load(json ? around.Terminal.Quiet() : around.Terminal, around.Clock, folder, owner, ct);
        if (json)
            around.Terminal.Json(city);
        else
            around.Terminal.Line(new Text(
                $"已装载 {city.Records.Count} 个数据源、{city.Records.Values.Sum()} 条记录;VERIFICATION_SOURCES={city.SourcesFile}",
                $"{city.Records.Count} sources hold {city.Records.Values.Sum()} records; VERIFICATION_SOURCES={city.SourcesFile}"));
        return ExitCode.Done;
    }
}
