using System.Runtime.CompilerServices;
using Verification.Assessment.Packs;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment;

/// <summary>Kinds of evidence each source may give at all, as its description says.</summary>
public sealed class Gifts(IReadOnlyDictionary<SourceId, IReadOnlyList<EvidenceKind>> bySource)
{
    /// <summary>Nobody said: only what the law says a source bounds is known.</summary>
    public static readonly Gifts Unknown = new(new Dictionary<SourceId, IReadOnlyList<EvidenceKind>>());

    private readonly ConditionalWeakTable<IReadOnlyList<SourceRule>, OpenRules> _open = [];

    /// <summary>The kinds of one source, or null when nobody said.</summary>
    public IReadOnlyList<EvidenceKind>? Of(SourceId source) => bySource.GetValueOrDefault(source);

    /// <summary>The rules of a law's sources while they have not answered: mandatory all, each bounding whatever it may bring.</summary>
    /// <remarks>Worked out once per law and its copies: it is asked for with every household.</remarks>
    internal IReadOnlyList<SourceRule> WhileOpen(Pack law)
    {
        var known = _open.GetValue(law.Sources, _ => WorkedOut(law));
        return known.IsOf(law) ? known.Rules : WorkedOut(law).Rules;
    }

    private OpenRules WorkedOut(Pack law) => new(law.Income, law.Estimates, law.Symbols, [.. law.Sources.Select(s => WhileOpen(law, s))]);

    private SourceRule WhileOpen(Pack pack, SourceRule source)
    {
        var bounds = Of(source.Id) is { } kinds
            ? kinds.Aggregate(source.Bounds, (all, kind) => all | pack.MattersOf(kind))
            : source.Bounds == Matters.None ? Matters.AnyRecord : source.Bounds;
        return source with { Role = SourceRole.Mandatory, Bounds = bounds };
    }

    /// <summary>The rules, and the parts of the law they were worked out from.</summary>
    private sealed record OpenRules(IncomeRule Income, EstimateSet Estimates, SymbolTable Symbols, SourceRule[] Rules)
    {
        public bool IsOf(Pack law) => ReferenceEquals(law.Income, Income) && ReferenceEquals(law.Estimates, Estimates) && ReferenceEquals(law.Symbols, Symbols);
    }
}
