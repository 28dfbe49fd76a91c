using Verification.Yardstick.Floor;

namespace Verification.Yardstick.Driving;

/// <summary>Where requests of a side go in and where its verdicts come out.</summary>
internal sealed record Side(string Name, string Exchange, string Key, string Verdicts)
{
    /// <summary>The queue our verdicts of the service arrive in.</summary>
    public const string ProductVerdicts = "yardstick.verdicts";

    public static Side Floor { get; } = new("floor", "", FloorProcess.Requests, FloorProcess.Verdicts);

    public static Side Product { get; } = new("product", "verification.requests", "one", ProductVerdicts);
}
