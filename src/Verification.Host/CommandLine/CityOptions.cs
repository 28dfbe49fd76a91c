using System.CommandLine;
using Verification.City;
using Verification.Vocabulary;

namespace Verification.Host.CommandLine;

/// <summary>How large a demo city is and which one: asked for by several commands.</summary>
internal static class CityOptions
{
    public static Option<int> Households(Surroundings around) => Options.Number(
        around, "--households", new Text("户数", "households"), CityGenerator.HouseholdsMin, CityGenerator.HouseholdsMax, 500);

    public static Option<int> Seed(Surroundings around) => Options.Number(
        around, "--seed", new Text("种子:相同的户数与种子得到相同的城市", "seed: the same size and seed give the same city"), 0, int.MaxValue, 1);
}
