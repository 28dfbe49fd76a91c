using System.CommandLine;
using Verification.City;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Makes a synthetic city: the same set, size and seed give the same files anywhere.</summary>
internal static class CityGenerateCommand
{
    private const string Plain = "plain";

    public static Verb Create(Surroundings around)
    {
        var folder = new Argument<string>("FOLDER") { Description = around.Terminal.Say(new Text("写入的目录", "the folder to write")) };
        var households = CityOptions.Households(around);
        var seed = CityOptions.Seed(around);
        var set = Set(around);
        var json = Options.Json(around);
        var command = new Verb("generate", around, new Text("生成示范城市", "Generate a demo city"),
            new Example("verification city generate city", new Text("500 户,种子 1", "500 households, seed 1")),
            new Example("verification city generate city --households 19462 --seed 7", new Text("天水秦州的规模", "The size of Tianshui's Qinzhou")),
            new Example("verification city generate lives --set A --seed 1", new Text(
                "逐月的生活与隐瞒,19462 户,用于检验核对的准确", "Lives month by month, 19,462 households, to measure how sound verdicts are")))
        {
            folder, households, seed, set, json,
        };
        command.SetAction((parsed, ct) =>
        {
            var named = parsed.GetResult(households) is { Implicit: false };
            var (of, size) = (parsed.GetValue(set)!, parsed.GetValue(households));
            return Run(
                around, parsed.GetValue(folder)!, of, named || of == Plain ? size : LivesGenerator.HouseholdsUsual, parsed.GetValue(seed),
                parsed.GetValue(json), ct);
        });
        return command;
    }

    private static Option<string> Set(Surroundings around)
    {
        var set = new Option<string>("--set")
        {
            Description = around.Terminal.Say(new Text(
                "城市的种类:plain 的结果事先可知;A 至 E 为逐月的生活(未给户数时 19462 户)",
                "which kind of city: plain, with outcomes known beforehand, or lives month by month (19462 households unless said)")),
            HelpName = "SET",
            DefaultValueFactory = _ => Plain,
        };
        set.AcceptOnlyFromAmong([Plain, .. LivesGenerator.Sets]);
        return set;
    }

    private static async Task<int> Run(
        Surroundings around, string folder, string set, int households, int seed, bool json, CancellationToken ct)
    {
        var terminal = json ? around.Terminal.Quiet() : around.Terminal;
        var city = set == Plain
            ? await DemoCity.Generate(terminal, around.Clock, folder, households, seed, ct)
            : await DemoCity.GenerateLives(terminal, around.Clock, folder, set, households, seed, ct);
        if (json)
            around.Terminal.Json(city);
        else
            around.Terminal.Line(new Text(
                $"{city.Households} 户 {city.Persons} 人已写入 {folder}。", $"{city.Households} households, {city.Persons} persons are in {folder}."));
        return ExitCode.Done;
    }
}
