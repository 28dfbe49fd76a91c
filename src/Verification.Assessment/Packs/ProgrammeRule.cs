using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>One assistance programme: its conditions, its amount, and where to turn next.</summary>
public sealed record ProgrammeRule
{
    public required Programme Programme { get; init; }

    public required Text Means { get; init; }

    /// <summary>The published standard, yuan per person and month.</summary>
    public required LawValue<Money> Standard { get; init; }

    /// <summary>All must hold; order is that of the reasons.</summary>
    public required IReadOnlyList<ConditionRule> Conditions { get; init; }

    public required AmountRule Amount { get; init; }

    /// <summary>Minutes from receipt after which an urgent need gets a provisional verdict; null: it waits for the sources as others do.</summary>
    public LawValue<int>? ProvisionalMinutes { get; init; }

    /// <summary>Programmes named when this one is not reached.</summary>
    public required IReadOnlyList<Programme> Next { get; init; }

    /// <summary>Names of the values of law it uses whose article was not found; set when the pack is resolved.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];
}

/// <summary>A quantity that conditions may name.</summary>
public enum QuantityName
{
    /// <summary>Counted income, yuan per person and month.</summary>
    IncomePerHead,

    /// <summary>Financial property of the household, yuan.</summary>
    PropertyFinancial,
}

/// <summary>How a quantity is compared with its limit; each limit needs its own word (低于, 不超过).</summary>
public enum Comparator
{
    /// <summary>低于: strictly less.</summary>
    Below,

    /// <summary>不超过: less or equal.</summary>
    AtMost,
}

/// <summary>One condition: a quantity against a limit, and the reason given for each of its three values.</summary>
/// <param name="Id">Name of the limit in verdicts, e.g. <c>income</c>, <c>financial</c>.</param>
/// <param name="Quantity">What is compared.</param>
/// <param name="Comparator">How.</param>
/// <param name="Limit">With what.</param>
/// <param name="WhenTrue">Reason code when every point holds.</param>
/// <param name="WhenFalse">Reason code when no point holds.</param>
/// <param name="WhenUnknown">Reason code when only some hold.</param>
/// <param name="Article">Document and article of the comparison, or null when assumed.</param>
public sealed record ConditionRule(
    string Id, QuantityName Quantity, Comparator Comparator, LimitRule Limit, string WhenTrue, string WhenFalse, string WhenUnknown, string? Article);

/// <summary>A limit: an amount of law, times a number, per head of the counted household or for all of it.</summary>
public sealed record LimitRule(LawValue<Money> Of, LawValue<decimal>? Times, bool PerHead)
{
    public Money For(int counted)
    {
        var limit = Times is null ? Of.Value : Of.Value * Times.Value;
        return PerHead ? limit * counted : limit;
    }
}

/// <summary>How the monthly amount follows: the gap between standard and income for each counted member.</summary>
/// <param name="Rule">Name of the rule in verdicts.</param>
/// <param name="Rounding">Applied once, to the household's amount.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record AmountRule(string Rule, LawValue<Rounding> Rounding, string? Article);
