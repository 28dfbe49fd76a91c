namespace Verification.City.Drawing;

/// <summary>Chance from a seed: SplitMix64, the same numbers on any machine and in any version of the runtime.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for one household, so that households do not depend on each other.</summary>
    public static Chance For(long seed, int household) => new(unchecked(Mix(((ulong)seed * 0x9E3779B97F4A7C15UL) ^ Mix((ulong)household + 1))));

    /// <summary>A stream of its own for one topic of one household: what is drawn more under one topic changes nothing under another.</summary>
    public static Chance For(long seed, int household, int topic) =>
        new(unchecked(Mix(((ulong)seed * 0x9E3779B97F4A7C15UL) ^ Mix((ulong)household + 1) ^ Mix(((ulong)topic + 1) << 40))));

    /// <summary>0…<paramref name="below"/> − 1.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in so many of a thousand cases.</summary>
    public bool Happens(int perThousand) => Below(1_000) < perThousand;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Index of a choice with these weights.</summary>
    public int Weighed(params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var drawn = Below(sum);
        for (var i = 0; i < weights.Length; i++)
        {
            drawn -= weights[i];
            if (drawn < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    private ulong Next() => Mix(_state = unchecked(_state + 0x9E3779B97F4A7C15UL));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
