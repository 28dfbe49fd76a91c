using System.Collections.Immutable;

namespace Verification.Assessment.Language.Checking;

/// <summary>What is known at a place of a formula because of the conditions on the way to it; null where nobody can come.</summary>
/// <remarks>Keys are names of numbers, and the normal form of every condition, whose range is then 0 or 1.</remarks>
internal sealed class Facts
{
    public static readonly Facts None = new(ImmutableDictionary<string, Bounds>.Empty.WithComparers(StringComparer.Ordinal));

    private readonly ImmutableDictionary<string, Bounds> _ranges;

    private Facts(ImmutableDictionary<string, Bounds> ranges) => _ranges = ranges;

    public Facts? With(string key, Bounds range)
    {
        var narrowed = _ranges.TryGetValue(key, out var known) ? known.And(range) : range;
        return narrowed.IsEmpty ? null : new(_ranges.SetItem(key, narrowed));
    }

    /// <summary>What holds whichever of both ways was taken.</summary>
    public static Facts? Either(Facts? left, Facts? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var common = left._ranges.Where(pair => right._ranges.ContainsKey(pair.Key))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Or(right._ranges[pair.Key])));
        return new(None._ranges.AddRange(common));
    }
}
