using System.CommandLine;
using System.Globalization;
using Verification.City;
using Verification.Host.Bench;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>Measures the service against the hand-written floor and against its promises; results are kept under tests/results.</summary>
internal static class BenchCommand
{
    private const int CityUsual = 19_462;

    public static IEnumerable<Verb> CreateAll(Surroundings around) => [City(around)];

    private static Verb City(Surroundings around)
    {
        var households = Households(around, CityUsual);
        var seed = Options.Number(around, "--seed", new Text("城市种子", "seed of the city"), 0, int.MaxValue, 7);
        var runs = Options.Number(around, "--runs", new Text("两侧各测几次", "measured runs of each side"), 1, 20, 3);
        var edge = OneOf(around, "--edge", new Text("接收请求所用的客户端", "client that takes requests from the broker"), "masstransit", "rabbitmq");
        var sources = OneOf(
            around, "--sources", new Text("数据源所在:进程内(比值)或 SQL 视图(只给速度)", "where the sources are: in process (ratio) or behind SQL views (speed only)"),
            "in-process", "sql");
        var brief = new Option<bool>("--brief") { Description = around.Terminal.Say(new Text("只测比值", "the ratio only")) };
        return Of(around, "city", new Text("整座城市:服务与手写下限之比", "The city: the service against the hand-written floor"),
            [households, seed, runs, edge, sources, brief],
            new Example("verification bench city --households 19462", new Text("约 3 分钟,末行为比值", "About three minutes; the last line is the ratio")),
            new Example("verification bench city --edge rabbitmq --brief", new Text("不经 MassTransit 的入口", "The edge without MassTransit")),
            new Example("verification bench city --sources sql", new Text("数据源在 SQL 视图之后", "Sources behind SQL views")));
    }

    private static Option<int> Households(Surroundings around, int usual) => Options.Number(
        around, "--households", new Text("户数", "households"), CityGenerator.HouseholdsMin, CityGenerator.HouseholdsMax, usual);

    private static Option<string> OneOf(Surroundings around, string name, Text meaning, params string[] values)
    {
        var option = new Option<string>(name) { Description = around.Terminal.Say(meaning), DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Verb Of(Surroundings around, string name, Text meaning, IReadOnlyList<Option> options, params IReadOnlyList<Example> examples)
    {
        var command = new Verb(name, around, meaning, examples);
        foreach (var option in options)
            command.Add(option);
        command.SetAction((parsed, ct) => new BenchRun(around).Run([name, .. options.SelectMany(option => Words(parsed, option))], ct));
        return command;
    }

    private static IEnumerable<string> Words(ParseResult parsed, Option option) => option switch
    {
        Option<int> number => [option.Name, parsed.GetValue(number).ToString(CultureInfo.InvariantCulture)],
        Option<bool> flag => parsed.GetValue(flag) ? [option.Name] : [],
        Option<string> text => [option.Name, parsed.GetValue(text)!],
        _ => throw new BrokenPromise("a bench has numbers, flags and words"),
    };
}
