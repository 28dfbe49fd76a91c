using System.Globalization;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Cases;

/// <summary>What a case came to for one programme, in one line: what approval files hold and comparisons compare.</summary>
/// <param name="Key">File, case and programme; told apart by a number where a file has two cases of one name.</param>
/// <param name="Outcome">Outcome, amounts, cause and flags.</param>
public sealed record CaseOutcome(string Key, string Outcome)
{
    private const string Arrow = " → ";

    public override string ToString() => Key + Arrow + Outcome;

    /// <summary>The outcomes of all results, in the order of their keys.</summary>
    public static IReadOnlyList<CaseOutcome> Of(IEnumerable<CaseResult> results)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var outcomes = new List<CaseOutcome>();
        foreach (var result in results)
        {
            foreach (var programme in result.Case.Expect.Select(e => e.Programme).Distinct())
            {
                var key = $"{result.Case.File}: {result.Case.Name} [{programme.Code}]";
                var count = seen[key] = seen.GetValueOrDefault(key) + 1;
                var number = count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" #{count}");
                outcomes.Add(new(key + number, Text(result, programme)));
            }
        }

        return [.. outcomes.OrderBy(o => o.Key, StringComparer.Ordinal)];
    }

    /// <summary>Reads lines <see cref="ToString"/> wrote; anything else is left out.</summary>
    public static IEnumerable<CaseOutcome> Read(IEnumerable<string> lines) =>
        from line in lines
        let at = line.LastIndexOf(Arrow, StringComparison.Ordinal)
        where at > 0
        select new CaseOutcome(line[..at], line[(at + Arrow.Length)..].TrimEnd());

    private static string Text(CaseResult result, Programme programme)
    {
        if (result.Assessment?.Programmes.FirstOrDefault(p => p.Programme == programme) is not { } found)
        {
            return $"not assessed: {result.Differences[0].Found}";
        }

        var cause = found.MainCause is { } main ? MainCauses.CodeOf(main) : "-";
        var flags = found.Flags.Count > 0 ? string.Join(' ', found.Flags.Select(f => f.Code)) : "-";
        var payable = found.Amount?.Payable is { } amount ? amount.ToString() : "-";
        var arrears = found.Arrears is { } owed ? $"{owed.Amount} for {owed.FirstMonth} to {owed.LastMonth}" : "-";
        return $"{found.Outcome.ToString().ToLowerInvariant()}; per head {found.PerHead}; payable {payable}; arrears {arrears}; cause {cause}; flags {flags}";
    }
}

/// <summary>An outcome that is not what it was; null where there was or is none.</summary>
public sealed record OutcomeChange(string Key, string? Was, string? Is)
{
    public static IReadOnlyList<OutcomeChange> Between(IEnumerable<CaseOutcome> before, IEnumerable<CaseOutcome> after)
    {
        var was = before.DistinctBy(o => o.Key, StringComparer.Ordinal).ToDictionary(o => o.Key, o => o.Outcome, StringComparer.Ordinal);
        var now = after.ToDictionary(o => o.Key, o => o.Outcome, StringComparer.Ordinal);
        return [.. was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(key => new OutcomeChange(key, was.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(c => !string.Equals(c.Was, c.Is, StringComparison.Ordinal))];
    }
}
