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

    public static IEnumerable<Verb> CreateAll(Surroundings around) =>
        [City(around), Latency(around), Hang(around), Memory(around), Growth(around), Scale(around), Start(around)];

    private static Verb City(Surroundings around)
    {
        var households = Households(around, CityUsual);
        var seed = Options.Number(around, "--seed", new Text("城市种子", "seed of the city"), 0, int.MaxValue, 7);
        var sources = OneOf(
            around, "--sources", new Text("数据源所在:进程内(比值)或 SQL 视图(只给速度)", "where the sources are: in process (ratio) or behind SQL views (speed only)"),
            "in-process", "sql");
        var brief = new Option<bool>("--brief") { Description = around.Terminal.Say(new Text("只测比值", "the ratio only")) };
        return Of(around, "city", new Text("整座城市:服务与手写下限之比", "The city: the service against the hand-written floor"),
            [households, seed, Runs(around), Edge(around), sources, brief],
            new Example("verification bench city --households 19462", new Text("约 3 分钟,末行为比值", "About three minutes; the last line is the ratio")),
            new Example("verification bench city --edge rabbitmq --brief", new Text("不经 MassTransit 的入口", "The edge without MassTransit")),
            new Example("verification bench city --sources sql", new Text("数据源在 SQL 视图之后", "Sources behind SQL views")));
    }

    private static Verb Latency(Surroundings around)
    {
        var rate = Options.Number(around, "--rate", new Text("每秒请求数", "requests a second"), 1, 1_000, 20);
        return Of(around, "latency", new Text("平稳请求下的等待时间", "How long a verdict takes at a steady pace"),
            [Households(around, 3_000), rate, Runs(around), Edge(around)],
            new Example("verification bench latency --rate 20", new Text("服务与下限的 p50、p90、p99", "p50, p90 and p99 of service and floor")));
    }

    private static Verb Hang(Surroundings around) => Of(
        around, "hang", new Text("一个数据源对二十分之一的人不作答", "One source hangs over one person in twenty"), [Households(around, 6_000), Runs(around), Edge(around)],
        new Example("verification bench hang", new Text("与平时之比,最长等待", "The share of the usual speed, and the longest wait")));

    private static Verb Memory(Surroundings around) => Of(
        around, "memory", new Text("积压时的最大内存", "The most memory under a backlog"), [Households(around, 2_000), Edge(around)],
        new Example("verification bench memory", new Text("二十万待取、二十万到期、一千个 256 KiB 报文", "200,000 queued, 200,000 due, 1,000 bodies of 256 KiB")));

    private static Verb Growth(Surroundings around)
    {
        var stored = Options.Number(around, "--stored", new Text("存量", "verifications stored"), 20_000, 5_000_000, 1_000_000);
        return Of(around, "growth", new Text("存量增长后的速度", "Speed as the database grows"), [Households(around, 5_000), stored, Runs(around), Edge(around)],
            new Example("verification bench growth --stored 200000", new Text("存量为真实行的副本", "What is stored are copies of real rows")));
    }

    private static Verb Scale(Surroundings around) => Of(
        around, "scale", new Text("两个进程与一个进程", "Two processes against one"), [Households(around, 6_000), Runs(around), Edge(around)],
        new Example("verification bench scale", new Text("并给出处理器占用", "With how busy the cores were")));

    private static Verb Start(Surroundings around) => Of(
        around, "start", new Text("启动到就绪的时间", "From start to ready"), [Households(around, 500), Runs(around), Edge(around)],
        new Example("verification bench start", new Text("各种编译方式", "With the ways of compiling on and off")));

    private static Option<int> Runs(Surroundings around) =>
        Options.Number(around, "--runs", new Text("各测几次", "measured runs of each side"), 1, 20, 3);

    private static Option<string> Edge(Surroundings around) =>
        OneOf(around, "--edge", new Text("接收请求所用的客户端", "client that takes requests from the broker"), "masstransit", "rabbitmq");

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
