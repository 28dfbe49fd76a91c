using Verification.Vocabulary;

namespace Verification.Assessment.Concealment;

/// <summary>One item as declared and as found (申报与核对对照): how far apart, what is tolerated, what is asked, and what became of it.</summary>
public sealed record LedgerEntry
{
    /// <summary>The person, or null for the household.</summary>
    public string? MemberRef { get; init; }

    /// <summary>Word of the declared income, or the kind of property.</summary>
    public required string Item { get; init; }

    /// <summary>Whether <see cref="Item"/> is property; otherwise it is income of the look-back.</summary>
    public bool IsProperty { get; init; }

    /// <summary>Yuan declared over the look-back, or the value declared.</summary>
    public required Money Declared { get; init; }

    /// <summary>Yuan found; null: a source that bounds it could not say, and a silence differs from nothing.</summary>
    public Money? Found { get; init; }

    /// <summary>Things declared and found, for property that is counted and not only summed.</summary>
    public int ThingsDeclared { get; init; }

    public int ThingsFound { get; init; }

    /// <summary>Share of the larger amount up to which nothing is said, by the pack.</summary>
    public required decimal Tolerance { get; init; }

    /// <summary>Found less declared, yuan; positive: less was declared than found. Null: nothing is known.</summary>
    public Money? Size => Found is { } found ? found - Declared : null;

    /// <summary>The difference as a share of the larger amount, 0…1 and more where signs differ; null: nothing is known.</summary>
    public decimal? Share => Found is not { } found ? null
        : Math.Max(Math.Abs(found.Yuan), Math.Abs(Declared.Yuan)) is var larger and not 0m ? Math.Abs(found.Yuan - Declared.Yuan) / larger : 0m;

    /// <summary>Whether the difference is tolerated; what is not known is not asked about here.</summary>
    public bool IsTolerated => Share is not { } share || (share < Tolerance && ThingsFound <= ThingsDeclared);

    /// <summary>Less was declared than found, beyond the tolerance.</summary>
    public bool IsUnderstated => !IsTolerated && (Size > Money.Zero || ThingsFound > ThingsDeclared);

    /// <summary>The topic under which it is asked; null: it is not.</summary>
    public VisitTopic? Asked { get; init; }

    /// <summary>What was answered since; null: nothing yet.</summary>
    public Settlement? Settled { get; init; }

    // A generated ToString would carry amounts into any text that mentions the entry.
    public override string ToString() => $"ledger {Item}";
}

/// <summary>An answer that came after the verdict.</summary>
/// <param name="MemberRef">Of whom it speaks.</param>
/// <param name="On">Day of the document or visit.</param>
/// <param name="Answer">Code of the accepted answer, <c>home-visit-record</c> for a visit.</param>
/// <param name="Kinds">Kinds of evidence it brought, in words; none: it says that there is nothing.</param>
/// <param name="DecidedBy">The submitter's reference of the officer who took it, never a name.</param>
public sealed record Settlement(string MemberRef, DateOnly On, string Answer, IReadOnlyList<string> Kinds, string DecidedBy);
