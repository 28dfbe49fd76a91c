namespace Verification.Vocabulary;

/// <summary>A condition over what is known: it holds for every possible value, for none, or only for some.</summary>
public enum TruthValue
{
    False = 0,
    Unknown = 1,
    True = 2,
}

/// <summary>Kleene's three-valued logic: an unknown decides nothing, but a decided part may decide the whole.</summary>
public static class TruthValues
{
    public static TruthValue Of(bool holds) => holds ? TruthValue.True : TruthValue.False;

    /// <summary>False when one of both is false, whatever the other may be.</summary>
    public static TruthValue And(this TruthValue left, TruthValue right) => left < right ? left : right;

    /// <summary>True when one of both is true, whatever the other may be.</summary>
    public static TruthValue Or(this TruthValue left, TruthValue right) => left > right ? left : right;

    public static TruthValue Not(this TruthValue value) => TruthValue.True - (int)value;

    /// <summary>All of them; true of none at all.</summary>
    public static TruthValue All(this IEnumerable<TruthValue> values) => values.Aggregate(TruthValue.True, And);

    /// <summary>At least one of them; false of none at all.</summary>
    public static TruthValue Any(this IEnumerable<TruthValue> values) => values.Aggregate(TruthValue.False, Or);

    public static bool IsDecided(this TruthValue value) => value != TruthValue.Unknown;
}
