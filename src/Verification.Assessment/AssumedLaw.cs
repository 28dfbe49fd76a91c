using Verification.Assessment.Packs;
using Verification.Assessment.Packs.Reading;

namespace Verification.Assessment;

/// <summary>Values and rules of law without an article that a programme's result rests on.</summary>
internal static class AssumedLaw
{
    public static IReadOnlyList<string> UsedBy(Pack pack, ProgrammeRule rule, RuleGraph graph)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        void Add<T>(LawValue<T>? value)
        {
            if (value is { Assumed: true })
            {
                names.Add(value.Name);
            }
        }

        var lookBack = rule.LookBack ?? pack.LookBack;
        Add(rule.Standard);
        Add(lookBack.Months);
        Add(lookBack.Divisor);
        Add(lookBack.CountsMonthOfApplication);
        Add(pack.Income.PerHeadRounding);
        Add(pack.Income.WagesBy);
        Add(rule.ProvisionalMinutes);
        Add(pack.Statement.AskedFirst);
        Add(pack.Statement.Counts);
        foreach (var formula in rule.Formulas)
        {
            if (formula.Article is null)
            {
                names.Add(formula.Name);
            }

            foreach (var name in graph.Of(formula.Formula).Names)
            {
                AddName(pack, name, names);
            }
        }

        return [.. names];
    }

    private static void AddName(Pack pack, string name, SortedSet<string> names)
    {
        // The same name is known of obligors and in single months, and a class of property by what is not seen of it.
        var (of, plain) = (name.IndexOf('.', StringComparison.Ordinal), name);
        if (of > 0 && name[..of] is "obligor" or "month" or "unseen")
        {
            plain = name[(of + 1)..];
            plain = plain.EndsWith(".value", StringComparison.Ordinal) && name[..of] == "unseen" ? plain[..^".value".Length] : plain;
        }

        if (pack.AssumedNames.Contains(plain))
        {
            names.Add(plain);
        }

        if (plain is "able" or "unrecorded")
        {
            names.UnionWith(new[] { pack.Labour.FromAge, pack.Labour.BeforeAge }.Where(v => v.Assumed).Select(v => v.Name));
        }

        names.UnionWith(pack.Estimates.Rules.Where(r => r.Article is null && (r.Into?.Code ?? "unrecorded") == plain).Select(r => r.LawName));
        if (plain == "unrecorded")
        {
            names.UnionWith(new[] { pack.Labour.NoRecordLow, pack.Labour.NoRecordHigh }.Where(v => v.Assumed).Select(v => v.Name));
        }
    }
}
