using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>One coded question for a visit: whom, about what, why, and what asking it is expected to bring.</summary>
public sealed record VisitQuestion
{
    public required VisitTopic Topic { get; init; }

    /// <summary>The person it is about, or null for the household.</summary>
    public string? MemberRef { get; init; }

    /// <summary>What it is about more closely: an item of the ledger, a kind of evidence, the code of the verdict's open question.</summary>
    public string? Item { get; init; }

    /// <summary>Yuan it is about; null: not known.</summary>
    public Money? Size { get; init; }

    /// <summary>Days it is about; null: not known.</summary>
    public Period? Days { get; init; }

    /// <summary>Sources whose records or signals raise it, by id.</summary>
    public IReadOnlyList<SourceId> Sources { get; init; } = [];

    /// <summary>Codes of papers the verdict's open question accepts; empty for what was raised here.</summary>
    public IReadOnlyList<string> Accepts { get; init; } = [];

    /// <summary>Rests on signals alone: it may be asked and proves nothing.</summary>
    public bool FromSignal { get; init; }

    /// <summary>Expected yield, yuan a year: the chance of a find times what a find changes.</summary>
    public Money Yield { get; init; }

    // A generated ToString would carry amounts into any text that mentions the question.
    public override string ToString() => $"visit question {Topic}";
}

/// <summary>What a visit to a household would be for.</summary>
/// <param name="Ledger">Declared against found.</param>
/// <param name="Questions">The most worth first.</param>
/// <param name="Stake">Yuan a year a visit may change at most.</param>
/// <param name="Yield">Yuan a year a visit is expected to change: the questions' yields together, never more than the stake.</param>
public sealed record VisitReasons(IReadOnlyList<LedgerEntry> Ledger, IReadOnlyList<VisitQuestion> Questions, Money Stake, Money Yield)
{
    /// <summary>Nobody need go there.</summary>
    public bool IsEmpty => Questions.Count == 0;
}
