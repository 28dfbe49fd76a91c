using System.CommandLine;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Makes a synthetic city: the same size and seed give the same files anywhere.</summary>
internal static class CityGenerateCommand
{
    public static Verb Create(Surroundings around)
    {
        var folder = new Argument<string>("FOLDER") { Description = around.Terminal.Say(new Text("写入的目录", "the folder to write")) };
        var households = CityOptions.Households(around);
        var seed = CityOptions.Seed(around);
        var json = Options.Json(around);
        var command = new Verb("generate", around, new Text("生成示范城市", "Generate a demo city"),
            new Example("verification city generate city", new Text("500 户,种子 1", "500 households, seed 1")),
            new Example("verification city generate city --households 19462 --seed 7", new Text("天水秦州的规模", "The size of Tianshui's Qinzhou")))
        {
            folder, households, seed, json,
        };
        command.SetAction((parsed, ct) => Run(
            around, parsed.GetValue(folder)!, parsed.GetValue(households), parsed.GetValue(seed), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> Run(Surroundings around, string folder, int households, int seed, bool json, CancellationToken ct)
    {
        var city = await DemoCity.Generate(json ? around.Terminal.Quiet() : around.Terminal, around.Clock, folder, households, seed, ct);
        if (json)
            around.Terminal.Json(city);
        else
            around.Terminal.Line(new Text(
                $"{city.Households} 户 {city.Persons} 人已写入 {folder}。", $"{city.Households} households, {city.Persons} persons are in {folder}."));
        return ExitCode.Done;
    }
}
