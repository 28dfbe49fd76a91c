using Verification.City.Drawing;

namespace Verification.City.Scoring.Officers;

/// <summary>Whether a visit to a household finds the truth: drawn once for each, so that every way of referring meets the same officers.</summary>
internal sealed class Luck
{
    /// <summary>Visits of a thousand that find the truth.</summary>
    public const int FindsPerThousand = 800;

    // Streams of their own: what happens to officers has nothing to do with what was drawn for the families.
    private const long Topic = 0x56_49_53_49_54;

    private readonly bool[] _finds;
    private readonly int[] _places;

    public Luck(int households, long seed)
    {
        _finds = new bool[households];
        _places = new int[households];
        for (var i = 0; i < households; i++)
        {
            var chance = Chance.For(seed ^ Topic, i);
            _finds[i] = chance.Happens(FindsPerThousand);
            _places[i] = chance.Below(int.MaxValue);
        }
    }

    public bool Finds(int household) => _finds[household];

    /// <summary>The households in an order nobody chose.</summary>
    public IReadOnlyList<int> Shuffled() => [.. Enumerable.Range(0, _places.Length).OrderBy(i => _places[i]).ThenBy(i => i)];
}
