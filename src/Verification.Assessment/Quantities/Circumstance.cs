using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>Names that follow from what was asked: <c>receiving.dibao</c>, <c>receiving.dibao.amount</c>, <c>overridden.imputation</c>.</summary>
internal static class Circumstance
{
    private const string Receiving = "receiving.";
    private const string Overridden = "overridden.";
    private const string Amount = ".amount";

    /// <summary>Adds the name when it has one of these forms.</summary>
    public static bool Add(SymbolTable table, string name)
    {
        if (name.StartsWith(Overridden, StringComparison.Ordinal) && name.Length > Overridden.Length)
        {
            return table.Add(name, Level.Member, FormulaKind.Truth, Unit.None, s => new OverriddenQuantity(s, name[Overridden.Length..]));
        }

        if (!name.StartsWith(Receiving, StringComparison.Ordinal) || name.Length == Receiving.Length)
        {
            return false;
        }

        return name.EndsWith(Amount, StringComparison.Ordinal)
            ? table.Add(name, Level.Household, FormulaKind.Number, Unit.YuanPerMonth, s => new ReceivedAmountQuantity(s, name[Receiving.Length..^Amount.Length]))
            : table.Add(name, Level.Household, FormulaKind.Truth, Unit.None, s => new ReceivingQuantity(s, name[Receiving.Length..]));
    }

    /// <summary>Whether a name is one of these forms: no pack may give it another meaning.</summary>
    public static bool Owns(string name) => name.StartsWith(Receiving, StringComparison.Ordinal) || name.StartsWith(Overridden, StringComparison.Ordinal);

    public static bool IsOverridden(string name) => name.StartsWith(Overridden, StringComparison.Ordinal);

    /// <summary>The name under which formulas ask whether a rule was set aside.</summary>
    public static string NameOfOverridden(string rule) => Overridden + rule;

    /// <summary>The rule of such a name.</summary>
    public static string RuleOf(string name) => name[Overridden.Length..];

    /// <summary>Adds the names every pack has; those that were taken come back.</summary>
    public static IEnumerable<string> AddAlways(SymbolTable table)
    {
        string[] names = ["difficulty.months", "over.months", "over.by_work", "urgent"];
        var taken = names.Where(table.Has).ToList();
        table.Add("difficulty.months", Level.Household, FormulaKind.Number, Unit.None, s => new HouseholdNumberQuantity(s, f => f.Circumstances.MonthsOfDifficulty));
        table.Add("over.months", Level.Household, FormulaKind.Number, Unit.Months, s => new HouseholdNumberQuantity(s, MonthsOver));
        table.Add("over.by_work", Level.Household, FormulaKind.Truth, Unit.None, s => new HouseholdTruthQuantity(s, f => f.Circumstances.Receiving.Any(r => r.OverBy == "employment")));
        table.Add("urgent", Level.Household, FormulaKind.Truth, Unit.None, s => new HouseholdTruthQuantity(s, f => f.Circumstances.Urgent is not null));
        return taken;
    }

    // The month in which the limit was first exceeded is the first.
    private static decimal? MonthsOver(HouseholdFacts facts) =>
        facts.Circumstances.Receiving.Select(r => r.OverSince).OfType<DateOnly>().Select(day => YearMonth.Of(facts.AsOf).MonthsSince(YearMonth.Of(day)) + 1)
            .DefaultIfEmpty(0).Max();
}

/// <summary>A number stated of the household as a whole; what nobody stated is not nothing.</summary>
internal sealed record HouseholdNumberQuantity(Symbol Symbol, Func<HouseholdFacts, decimal?> Of) : Quantity(Symbol)
{
    public override Packs.Matters Matters => Packs.Matters.Facts;

    public override Figure Number(Frame frame, in Position at)
    {
        if (Of(frame.Facts) is { } number)
        {
            return Figure.Point(number);
        }

        frame.Widenings.Add(new(WideningCause.FactUnknown, -1) { Matters = Matters });
        return Figure.Of(Extent.AtLeast(0m));
    }
}

/// <summary>A truth stated of the household as a whole.</summary>
internal sealed record HouseholdTruthQuantity(Symbol Symbol, Func<HouseholdFacts, bool> Of) : Quantity(Symbol)
{
    public override Truth Truth(Frame frame, in Position at) => Language.Truth.Of(Of(frame.Facts));
}

/// <summary>Whether the household receives a benefit now.</summary>
internal sealed record ReceivingQuantity(Symbol Symbol, string Programme) : Quantity(Symbol)
{
    public override Truth Truth(Frame frame, in Position at) =>
        Language.Truth.Of(frame.Facts.Circumstances.Receiving.Any(r => r.Programme.Code == Programme));
}

/// <summary>What it receives of a benefit now, yuan a month; nothing when it does not.</summary>
internal sealed record ReceivedAmountQuantity(Symbol Symbol, string Programme) : Quantity(Symbol)
{
    public override Figure Number(Frame frame, in Position at) =>
        Figure.Point(frame.Facts.Circumstances.Receiving.Where(r => r.Programme.Code == Programme).Sum(r => r.MonthlyAmount.Yuan));
}

/// <summary>Whether the household reaches a programme tested before, over the months that count for that one.</summary>
internal sealed record ReachedQuantity(Symbol Symbol, string Programme) : Quantity(Symbol)
{
    private Packs.Matters _matters;

    public override Packs.Matters Matters => _matters;

    public void DependsOn(Packs.Matters matters) => _matters = matters;

    public override Truth Truth(Frame frame, in Position at)
    {
        var rule = frame.Pack.Programmes.First(p => p.Programme.Code == Programme);
        var own = frame.Beside(rule);
        var (best, hard) = (TruthValue.True, TruthValue.True);
        foreach (var condition in rule.Conditions)
        {
            var truth = condition.Holds.Truth(own, Position.Household);
            (best, hard) = (best.And(truth.Best), hard.And(truth.Hard));
        }

        if (own != frame)
        {
            frame.Widenings.AddRange(own.Widenings);
        }

        // While somebody has to look at the household, nobody knows whether it reaches the programme.
        return best == TruthValue.True && IsFlagged(own, rule) ? Language.Truth.Unknown : new(best, hard);
    }

    private static bool IsFlagged(Frame frame, Packs.ProgrammeRule rule)
    {
        foreach (var flag in frame.Pack.Flags)
        {
            if (flag.IsAbout(rule.Programme) && flag.Holds.Truth(frame, Position.Household).Best != TruthValue.False)
            {
                return true;
            }
        }

        return false;
    }
}
