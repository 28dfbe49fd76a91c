namespace Verification.Assessment.Packs;

/// <summary>A set of matters: what a source bounds, and what a quantity depends on.</summary>
/// <remarks>A silence widens the quantities whose matters it touches, and is asked about only where they left a condition undecided.</remarks>
public readonly record struct Matters(ulong Bits)
{
    private const int FirstClass = 8;

    /// <summary>Classes of property a pack may declare.</summary>
    public const int ClassesMax = 48;

    public static readonly Matters None;
    public static readonly Matters Income = new(1);
    public static readonly Matters Expense = new(2);
    public static readonly Matters Facts = new(4);
    public static readonly Matters Law = new(8);
    public static readonly Matters Composition = new(16);
    public static readonly Matters Obligors = new(32);

    /// <summary>Everything a record may bear on, other than who belongs to the household: what a source that bounds nothing may still bring.</summary>
    public static readonly Matters AnyRecord = new(~(Law.Bits | Composition.Bits));

    public static Matters OfClass(int index) => new(1ul << (FirstClass + index));

    public static Matters operator |(Matters left, Matters right) => new(left.Bits | right.Bits);

    public bool Has(Matters one) => (Bits & one.Bits) != 0;
}
