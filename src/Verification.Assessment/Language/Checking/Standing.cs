namespace Verification.Assessment.Language.Checking;

/// <summary>Which levels can be seen from a place in a formula.</summary>
/// <param name="Person">Member or obligor where one was entered, else the household.</param>
internal readonly record struct Standing(Level Person, bool InItem, bool InMonth)
{
    /// <remarks>A rule of months by itself is one of the months of a member.</remarks>
    public static Standing At(Level level) => level switch
    {
        Level.Month => new(Level.Member, InItem: false, InMonth: true),
        Level.Item => new(Level.Household, InItem: true, InMonth: false),
        _ => new(level, InItem: false, InMonth: false),
    };

    public bool Sees(Level level) => level switch
    {
        Level.Household => true,
        Level.Item => InItem,
        Level.Month => InMonth,
        _ => Person == level,
    };

    public bool CanEnter(Level set) =>
        set == Level.Month ? Person != Level.Household && !InMonth : Person == Level.Household && !InItem && !InMonth;

    public Standing Enter(Level set) => set switch
    {
        Level.Month => this with { InMonth = true },
        Level.Item => this with { InItem = true },
        _ => this with { Person = set },
    };
}
