using Verification.Assessment.Language;

namespace Verification.Assessment.Packs.Cases;

/// <summary>Which rules of the pack files some case has worked out, and which arms of theirs were taken.</summary>
public static class RuleCoverage
{
    /// <summary>By file; a rule that counts for many places is one rule, and a case of any of them reaches it.</summary>
    public static IReadOnlyList<FileCoverage> Of(PackLibrary library, BranchCoverage coverage) =>
        [.. library.Packs.SelectMany(p => p.Formulas)
            .Where(f => f.At is not null)
            .GroupBy(f => (f.At!.File, f.Name))
            .Select(g => Reached(g.First(), [.. g.Select(f => f.Formula)], coverage))
            .GroupBy(r => r.At.File, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FileCoverage(g.Key, [.. g.OrderBy(r => r.At.Line).ThenBy(r => r.At.Column).ThenBy(r => r.Name, StringComparer.Ordinal)]))];

    private static RuleReached Reached(NamedFormula rule, IReadOnlyList<Formula> compiled, BranchCoverage coverage) => new(
        rule.Name, rule.At!, compiled.Any(coverage.WasWorkedOut), rule.Formula.Branches.Count,
        [.. rule.Formula.Branches.Where(b => !compiled.Any(f => coverage.WasTaken(f, b.Index)))]);
}

/// <summary>The coverage of one pack file.</summary>
public sealed record FileCoverage(string File, IReadOnlyList<RuleReached> Rules)
{
    public int RulesReached => Rules.Count(r => r.WorkedOut);

    public int Branches => Rules.Sum(r => r.Branches);

    public int BranchesTaken => Rules.Sum(r => r.Branches - r.NotTaken.Count);

    public bool IsWhole => RulesReached == Rules.Count && BranchesTaken == Branches;
}

/// <summary>One rule: whether any case worked it out, and the arms none took.</summary>
public sealed record RuleReached(string Name, PackPlace At, bool WorkedOut, int Branches, IReadOnlyList<FormulaBranch> NotTaken);
