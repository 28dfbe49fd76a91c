using Verification.City.Drawing;

namespace Verification.City.Lives.Recording;

/// <summary>How often each register of one city loses a record or holds a wrong one: together 2.2 to 3.8 per cent.</summary>
internal sealed class ErrorRates
{
    private readonly Dictionary<string, (int Missing, int Wrong)> _perMille = new(StringComparer.Ordinal);

    public ErrorRates(long seed)
    {
        var chance = Chance.For(seed, -2);
        foreach (var source in LivesSources.All)
        {
            _perMille[source.Source.Id] = (chance.Between(11, 19), chance.Between(11, 19));
        }
    }

    public (int Missing, int Wrong) Of(string source) => _perMille[source];
}
