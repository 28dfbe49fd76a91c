using Verification.Assessment.Explaining;
using Verification.Assessment.Language;
using Verification.Assessment.Packs;
using Verification.Vocabulary;

namespace Verification.Assessment.Quantities;

/// <summary>One name of a pack and how it is worked out; a new kind of quantity is one record more in this folder.</summary>
/// <param name="IsCheap">Worked out anew at each use instead of being kept.</param>
internal abstract record Quantity(Symbol Symbol, bool IsCheap = false)
{
    /// <summary>What may leave it open.</summary>
    public virtual Matters Matters => Matters.None;

    /// <summary>Kept once it was worked out; not what is cheap or belongs to one month or thing.</summary>
    public bool IsKept { get; } = !IsCheap && Symbol.Level is (Level.Household or Level.Member or Level.Obligor);

    public virtual Figure Number(Frame frame, in Position at) => throw new BrokenPromise($"{Symbol.Name} is no number");

    public virtual Truth Truth(Frame frame, in Position at) => throw new BrokenPromise($"{Symbol.Name} is no truth");

    /// <summary>The number, when that can be said in plain decimals; else it is asked for as a figure.</summary>
    public virtual bool TryExact(Frame frame, in Position at, out decimal value)
    {
        value = 0m;
        return false;
    }

    /// <summary>The truth, when it can be said to be decided; else it is asked for in three values.</summary>
    public virtual bool TryExact(Frame frame, in Position at, out bool holds)
    {
        holds = false;
        return false;
    }

    /// <summary>The records and values it was worked out from.</summary>
    public virtual IEnumerable<StepInput> Inputs(Frame frame, Position at) => [];

    /// <summary>Document and article that make it count, or null when assumed or not needed.</summary>
    public virtual string? Basis => null;

    /// <summary>The one kind of evidence it is found in; null: several, or none.</summary>
    public virtual EvidenceKind? Kind => null;
}

/// <summary>A quantity the law defines by a formula.</summary>
/// <param name="Means">What it means to a reader.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
internal sealed record RuleQuantity(Symbol Symbol, Text Means, string? Article) : Quantity(Symbol)
{
    private Matters _matters;

    /// <summary>The law calls it what obligors are assessed to pay: the one thing of them a family may read.</summary>
    public bool IsAssessedMaintenance { get; init; }

    /// <summary>Set when all names of the pack are known.</summary>
    public Formula Formula { get; private set; } = null!;

    public override Matters Matters => _matters;

    public void Complete(Formula formula) => Formula = formula;

    public void DependsOn(Matters matters) => _matters = matters;

    public override bool TryExact(Frame frame, in Position at, out decimal value) => Formula.TryExact(frame, at, out value);

    public override bool TryExact(Frame frame, in Position at, out bool holds) => Formula.TryExact(frame, at, out holds);

    public override Figure Number(Frame frame, in Position at) => Formula.Wide(frame, at);

    public override Truth Truth(Frame frame, in Position at) => Formula.WideTruth(frame, at);
}

/// <summary>A value of law, kept under a slot only when its name cannot be a constant: a yes/no, or a clause that ran out.</summary>
/// <param name="Value">Yes or no; null: the clause ran out and nothing says what holds since.</param>
/// <param name="Article">Document and article, or null when assumed.</param>
internal sealed record ClauseQuantity(Symbol Symbol, bool? Value, string? Article) : Quantity(Symbol, IsCheap: true)
{
    public override Matters Matters => Value is null ? Matters.Law : Matters.None;

    public override Truth Truth(Frame frame, in Position at) =>
        Value is { } holds ? Language.Truth.Of(holds) : Language.Truth.Unknown;
}
