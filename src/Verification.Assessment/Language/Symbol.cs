namespace Verification.Assessment.Language;

/// <summary>Whose a name is; a formula of one level sees its own names and those of the levels around it.</summary>
/// <remarks>Household ⊃ Member ⊃ Month, Household ⊃ Obligor ⊃ Month, Household ⊃ Item; inner names are reached only through sum, count, min, max, any, all.</remarks>
public enum Level
{
    Household,
    Member,
    Obligor,
    Item,
    Month,
}

/// <summary>What a formula yields.</summary>
public enum FormulaKind
{
    Number,
    Truth,
}

/// <summary>A name a formula may use.</summary>
/// <param name="Name">Dotted lower-case name, e.g. <c>dibao.standard</c>, <c>age</c>, <c>month.wage</c>.</param>
/// <param name="Level">Whose it is.</param>
/// <param name="Kind">Number or truth.</param>
/// <param name="Unit">Of a number.</param>
/// <param name="Slot">Where the <see cref="Scope"/> finds it; −1 for a constant.</param>
/// <param name="Constant">The value of law itself, when it is one.</param>
public sealed record Symbol(string Name, Level Level, FormulaKind Kind, Unit Unit, int Slot, decimal? Constant = null);

/// <summary>The names known where a formula stands.</summary>
public interface ISymbols
{
    Symbol? Find(string name);

    /// <summary>The best-known name nearest to a wrong one, for the sentence of the fault; null when none is near.</summary>
    string? Nearest(string name);
}
