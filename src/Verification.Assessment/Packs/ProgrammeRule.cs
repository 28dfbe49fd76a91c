using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs;

/// <summary>One assistance programme: its conditions, its amount, and where to turn next.</summary>
public sealed record ProgrammeRule
{
    public required Programme Programme { get; init; }

    public required Text Means { get; init; }

    /// <summary>The published standard, yuan per person and month.</summary>
    public required LawValue<Money> Standard { get; init; }

    /// <summary>The quantity a verdict shows as income per head, e.g. <c>income.per_head</c>.</summary>
    public required Symbol PerHead { get; init; }

    /// <summary>All must hold; order is that of the reasons.</summary>
    public required IReadOnlyList<ConditionRule> Conditions { get; init; }

    /// <summary>What is paid; null where the programme only opens the door to other help.</summary>
    public AmountRule? Amount { get; init; }

    /// <summary>Programmes named when this one is not reached.</summary>
    public required IReadOnlyList<Programme> Next { get; init; }

    /// <summary>Months that count for this programme; null: the pack's.</summary>
    public LookBackRule? LookBack { get; init; }

    /// <summary>How long a verdict on this programme holds, in months; null: the pack's.</summary>
    public LawValue<int>? ValidMonths { get; init; }

    /// <summary>Minutes after which a provisional answer is given from what is at hand; null: none is.</summary>
    public LawValue<int>? ProvisionalMinutes { get; init; }

    /// <summary>Programmes for which a report on this one may be used; empty: for none other.</summary>
    public IReadOnlyList<Programme> ReportServes { get; init; } = [];

    /// <summary>Names of the values of law it uses whose article was not found; set when the pack is resolved.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];

    /// <summary>The same without methods of estimating: those count as used only where one spoke.</summary>
    public IReadOnlyList<string> AssumedAlways { get; init; } = [];

    internal IEnumerable<NamedFormula> Formulas =>
        Conditions.Select(c => new NamedFormula($"{Programme.Code}.condition.{c.Id}", c.Article, c.Holds))
            .Concat(Amount is { } amount ? [new NamedFormula($"{Programme.Code}.amount", amount.Article, amount.Value)] : []);
}

/// <summary>What a condition is about; decides where a verdict shows it.</summary>
public enum ConditionSubject
{
    Income,
    Property,
    Expenditure,
    Person,
    Programme,
}

/// <summary>One condition: a truth of the household, and the reason given for each of its three values.</summary>
/// <param name="Id">Name of the limit in verdicts, e.g. <c>income</c>, <c>financial</c>.</param>
/// <param name="About">What it is about.</param>
/// <param name="Holds">The condition itself.</param>
/// <param name="WhenTrue">Reason code when every point holds.</param>
/// <param name="WhenFalse">Reason code when no point holds.</param>
/// <param name="WhenUnknown">Reason code when only some hold.</param>
/// <param name="Article">Document and article of the comparison, or null when assumed.</param>
public sealed record ConditionRule(
    string Id, ConditionSubject About, Formula Holds, string WhenTrue, string WhenFalse, string WhenUnknown, string? Article)
{
    /// <summary>What may leave it undecided.</summary>
    internal Matters Matters { get; init; }
}

/// <summary>How the amount for the household follows.</summary>
/// <param name="Rule">Name of the rule in verdicts, e.g. <c>gap × members</c>.</param>
/// <param name="Value">Yuan a month, or yuan when paid once; rounds by its own named rule.</param>
/// <param name="OneOff">Paid once.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
public sealed record AmountRule(string Rule, Formula Value, bool OneOff, string? Article);
