using System.CommandLine;
using System.CommandLine.Parsing;
using Verification.City;
using Verification.City.Loading;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>How large a demo city is and which one: asked for by several commands.</summary>
internal static class CityOptions
{
    public static Option<int> Households(Surroundings around) => Options.Number(
        around, "--households", new Text("户数", "households"), CityGenerator.HouseholdsMin, CityGenerator.HouseholdsMax, 500);

    /// <summary>Where the registers of a city listen that answer for themselves.</summary>
    public static Option<Uri> Registers(Surroundings around)
    {
        var option = new Option<Uri>("--registers")
        {
            Description = around.Terminal.Say(new Text("以 HTTP 等方式答复的数据源的地址", "address of the registers that answer for themselves")),
            HelpName = "URL",
            DefaultValueFactory = _ => RegisterPlaces.Usual.Address,
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address)
                && address is { Scheme: "http", AbsolutePath: "/", Query: "", UserInfo: "" } ? address : Wrong(result),
        };
        return option;

        Uri? Wrong(ArgumentResult result)
        {
            result.AddError(around.Terminal.Say(new Text("--registers 应为 http://主机:端口", "--registers is http://HOST:PORT")));
            return null;
        }
    }

    /// <summary>Which kind of city: plain, or a set of lives.</summary>
    public static Option<string> Set(Surroundings around, Text meaning, string usual)
    {
        var set = new Option<string>("--set")
        {
            Description = around.Terminal.Say(meaning),
            HelpName = "SET",
            DefaultValueFactory = _ => usual,
        };
        set.AcceptOnlyFromAmong([Plain, .. LivesGenerator.Sets]);
        return set;
    }

    /// <summary>The word of the city whose outcomes are known beforehand.</summary>
    public const string Plain = "plain";

    public static Option<int> Seed(Surroundings around) => Options.Number(
        around, "--seed", new Text("种子:相同的户数与种子得到相同的城市", "seed: the same size and seed give the same city"), 0, int.MaxValue, 1);
}
