using Verification.City;

namespace Verification.Host.Up;

/// <summary>What <c>up</c> was asked for.</summary>
/// <param name="Once">End after the summary instead of serving on.</param>
/// <param name="City">A city that is there already; null: one is generated as ordered.</param>
/// <param name="Listen">Preferred address of the HTTP door; a free port is taken when it is occupied.</param>
public sealed record UpSettings(bool Once, string? City, LivesOrder Order, Uri Listen)
{
    /// <summary>How long nothing may come before waiting for verdicts ends: longer than any deadline of the demo city.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Who is asked about in a register that never answers waits no longer: a reader watches.</summary>
    /// <remarks>Long enough for registers that are late by seconds and for those asked by file, also behind a whole city sent at once.</remarks>
    public static TimeSpan DeadlineMax(int households) => TimeSpan.FromSeconds(25 + (households / 200));

    /// <summary>The folder of this city; one that is generated lies under the state folder.</summary>
    public string CityFolder(string state) => City ?? Path.Combine(state, $"city-{Order.Set}-{Order.Households}-{Order.Seed}");
}
