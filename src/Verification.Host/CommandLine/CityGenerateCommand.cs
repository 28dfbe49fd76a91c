using System.CommandLine;
using Verification.City;
using Verification.Host.Up;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Makes a synthetic city: the same set, size and seed give the same files anywhere.</summary>
internal static class CityGenerateCommand
{
    public static Verb Create(Surroundings around)
    {
        var folder = new Argument<string>("FOLDER") { Description = around.Terminal.Say(new Text("写入的目录", "the folder to write")) };
        var households = CityOptions.Households(around);
        var seed = CityOptions.Seed(around);
        var set = CityOptions.Set(
            around,
            new Text(
                "城市的种类:plain 的结果事先可知;A 至 E 为逐月的生活(未给户数时 19462 户)",
                "which kind of city: plain, with outcomes known beforehand, or lives month by month (19462 households unless said)"),
            CityOptions.Plain);
        var withFixed = new Option<bool>("--fixed")
        {
            Description = around.Terminal.Say(new Text(
                "逐月的城市:数据源中另加 contracts/examples/households 的固定家庭,便于手工提交",
                "lives: let the registers know the fixed households of contracts/examples/households too, to be submitted by hand")),
        };
        var json = Options.Json(around);
        var command = new Verb("generate", around, new Text("生成示范城市", "Generate a demo city"),
            new Example("verification city generate city", new Text("500 户,种子 1", "500 households, seed 1")),
            new Example("verification city generate city --households 19462 --seed 7", new Text("天水秦州的规模", "The size of Tianshui's Qinzhou")),
            new Example("verification city generate lives --set A --seed 1", new Text(
                "逐月的生活与隐瞒,19462 户,用于检验核对的准确", "Lives month by month, 19,462 households, to measure how sound verdicts are")))
        {
            folder, households, seed, set, withFixed, json,
        };
        command.SetAction((parsed, ct) =>
        {
            var named = parsed.GetResult(households) is { Implicit: false };
            var (of, size) = (parsed.GetValue(set)!, parsed.GetValue(households));
            return Run(
                around, parsed.GetValue(folder)!,
                new(of, named || of == CityOptions.Plain ? size : LivesGenerator.HouseholdsUsual, parsed.GetValue(seed)) { WithFixed = parsed.GetValue(withFixed) },
                parsed.GetValue(json), ct);
        });
        return command;
    }

    private static async Task<int> Run(
        Surroundings around, string folder, LivesOrder order, bool json, CancellationToken ct)
    {
        var terminal = json ? around.Terminal.Quiet() : around.Terminal;
        var city = await DemoCity.Generate(terminal, around.Clock, folder, order, ct);
        if (json)
            around.Terminal.Json(city);
        else
            around.Terminal.Line(new Text(
                $"{city.Households} 户 {city.Persons} 人已写入 {folder}。", $"{city.Households} households, {city.Persons} persons are in {folder}."));
        return ExitCode.Done;
    }
}
