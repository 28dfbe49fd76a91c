namespace Verification.Host.Up;

/// <summary>What <c>up</c> was asked for.</summary>
/// <param name="Once">End after the summary instead of serving on.</param>
/// <param name="Listen">Preferred address of the HTTP door; a free port is taken when it is occupied.</param>
public sealed record UpSettings(bool Once, int Households, int Seed, Uri Listen)
{
    /// <summary>How long nothing may come before waiting for verdicts ends: longer than any deadline of the demo city.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The folder of this city under the state folder.</summary>
    public string CityFolder(string state) => Path.Combine(state, $"city-{Households}-{Seed}");
}
