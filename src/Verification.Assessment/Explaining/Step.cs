using Verification.Assessment.Language;
using Verification.Vocabulary;

namespace Verification.Assessment.Explaining;

/// <summary>One step of an explanation: a rule applied to inputs under an article, and what came out.</summary>
/// <remarks>Carries personal amounts: it is rebuilt on demand and never stored or sent; its digest is.</remarks>
/// <param name="Rule">Name of the rule, e.g. <c>income.per_head</c>.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Article">Document and article; null: no article was found or none is needed.</param>
/// <param name="Inputs">What went in.</param>
/// <param name="Result">What came out, in canonical text.</param>
/// <param name="Parts">The steps it was made of; a step shown before is named among the inputs only.</param>
public sealed record Step(
    string Rule, StepSubject Subject, string? Article, IReadOnlyList<StepInput> Inputs, string Result, IReadOnlyList<Step> Parts)
{
    /// <summary>What the rule means to a reader, when the law says so.</summary>
    public Text? Means { get; init; }

    /// <summary>The person it is about; null for the household.</summary>
    public string? MemberRef { get; init; }

    /// <summary>The rule as its author wrote it; null for what is worked out in code.</summary>
    public string? Formula { get; init; }

    /// <summary>The result, when it is a number.</summary>
    public Figure? Number { get; init; }

    /// <summary>Of the number.</summary>
    public Unit Unit { get; init; }

    /// <summary>The result, when it is a condition.</summary>
    public Truth? Holds { get; init; }

    /// <summary>What was found or stated, as opposed to what a rule makes of it.</summary>
    public bool IsItem { get; init; }

    /// <summary>Kind of the evidence it shows; null when it shows several, or none.</summary>
    public EvidenceKind? Kind { get; init; }

    /// <summary>By which frequency the wages of one payer were read; null: it is not about wages, or the law does not ask how often they are paid.</summary>
    public PayRead? Pay { get; init; }

    /// <summary>Whether anything of an obligor went into it.</summary>
    public bool TouchesObligors { get; init; }

    /// <summary>The maintenance the law assesses: all a family may read of its obligors.</summary>
    public bool IsAssessedMaintenance { get; init; }

    /// <summary>This step and every one below it.</summary>
    public IEnumerable<Step> All() => Parts.SelectMany(p => p.All()).Prepend(this);
}

/// <summary>How the wages of one payer were read.</summary>
/// <param name="Item">The item of income, by its word of declarations where it has one.</param>
/// <param name="Source">The source that shows them.</param>
/// <param name="Payer">The source's number of who paid; null: it does not say.</param>
/// <param name="Frequency"><c>weekly</c>, <c>two-weekly</c>, <c>four-weekly</c>, <c>monthly</c> or <c>irregular</c>.</param>
public sealed record PayRead(string Item, string Source, string? Payer, string Frequency);

/// <summary>Whom a step is about: who may read it follows from this.</summary>
public enum StepSubject
{
    Household,
    Member,

    /// <summary>A person outside with a maintenance duty: only the assessed maintenance is the family's to know.</summary>
    Obligor,

    /// <summary>A condition or amount of a programme.</summary>
    Programme,

    /// <summary>A situation to be looked at: not the family's to read.</summary>
    Flag,
}

/// <summary>An input of a step: a value of law, a fact or a record of a source.</summary>
/// <param name="Name">Name of the value, or the source's record id.</param>
/// <param name="Value">In canonical text.</param>
/// <param name="Source">The source, when it is a record.</param>
/// <param name="AsOf">The day the record speaks for.</param>
public sealed record StepInput(string Name, string Value, string? Source = null, DateOnly? AsOf = null)
{
    /// <summary>Days a record speaks of.</summary>
    public Period? Period { get; init; }
}

/// <summary>The tree of steps and the digest under which the assessment is known.</summary>
/// <param name="Digest">SHA-256, the same as the assessment's.</param>
public sealed record Explanation(Step Root, byte[] Digest)
{
    /// <summary>How far each condition is from turning, the nearest first.</summary>
    public required IReadOnlyList<Flip> Flips { get; init; }

    /// <summary>The assessment it explains.</summary>
    public required HouseholdAssessment Assessment { get; init; }
}

/// <summary>The smallest change of one comparison's left side that brings it to its border.</summary>
/// <param name="Programme">Of the condition.</param>
/// <param name="Condition">Its id.</param>
/// <param name="Comparison">As written.</param>
/// <param name="Change">By how much the left side would have to change, in its unit; negative: fall.</param>
/// <param name="Unit">Of the change.</param>
public sealed record Flip(Programme Programme, string Condition, string Comparison, decimal Change, Unit Unit);
