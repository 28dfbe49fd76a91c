using Verification.Assessment.Packs.Cases;
using Verification.Assessment.Packs.Reading;

namespace Verification.Assessment.Packs.Comparing;

/// <summary>Compares two folders of law: what is written, and what comes of it.</summary>
public static class PackComparison
{
    public static PackChanges Between(PackLibrary before, PackLibrary after)
    {
        var (was, now) = (Statutes.Of(before), Statutes.Of(after));
        var values = new List<LawChange>();
        var rules = new List<LawChange>();
        var keys = was.Keys.Union(now.Keys)
            .OrderBy(k => k.Place, StringComparer.Ordinal).ThenBy(k => k.Kind, StringComparer.Ordinal).ThenBy(k => k.Name, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            foreach (var (from, left, right) in Timeline.Differences(was.GetValueOrDefault(key), now.GetValueOrDefault(key), key.Kind.Length == 0 ? Statutes.Said : Written))
            {
                if (key.Kind.Length == 0)
                {
                    values.Add(new(key.Place, from, key.Name, Statutes.Said(left), Statutes.Said(right)));
                }
                else
                {
                    rules.AddRange(NodeChanges.Between(left, right).Select(c => new LawChange(key.Place, from, Name(key, c.Path), c.Was, c.Is)));
                }
            }
        }

        return new(Places(before, after), values, rules, Outcomes(before, after));
    }

    private static string? Written(PackNode? node) => node is null ? null : NodeChanges.Said(node);

    private static string Name(StatuteKey key, string path) => string.Join(' ', new[] { key.Kind, key.Name, path }.Where(part => part.Length > 0));

    private static List<PlaceChange> Places(PackLibrary before, PackLibrary after)
    {
        var was = before.Places.ToDictionary(p => p.County);
        var now = after.Places.ToDictionary(p => p.County);
        return [.. was.Keys.Union(now.Keys).OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new PlaceChange(was.GetValueOrDefault(c), now.GetValueOrDefault(c)))
            .Where(c => c.Was is null || c.Is is null || !c.Was.Days.SequenceEqual(c.Is.Days))];
    }

    /// <summary>Cases of both folders under both laws; one that stands in both is taken as it stands now.</summary>
    private static IReadOnlyList<OutcomeChange> Outcomes(PackLibrary before, PackLibrary after)
    {
        var kept = after.Cases.Select(c => (c.File, c.Name)).ToHashSet();
        var cases = after.Cases.Concat(before.Cases.Where(c => !kept.Contains((c.File, c.Name)))).ToList();
        return OutcomeChange.Between(
            CaseOutcome.Of(cases.Select(c => CaseRun.Of(before, c))), CaseOutcome.Of(cases.Select(c => CaseRun.Of(after, c))));
    }
}
