using Verification.Assessment.Packs;

namespace Verification.Assessment;

/// <summary>Values of law without an article that a programme's result rests on.</summary>
internal static class AssumedLaw
{
    public static IReadOnlyList<string> UsedBy(Pack pack, ProgrammeRule rule)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        void Add<T>(LawValue<T>? value)
        {
            if (value is { Assumed: true })
            {
                names.Add(value.Name);
            }
        }

        Add(rule.Standard);
        Add(pack.LookBack.Months);
        Add(pack.LookBack.Divisor);
        Add(pack.LookBack.CountsMonthOfApplication);
        Add(pack.Income.PerHeadRounding);
        Add(pack.Labour.FromAge);
        Add(pack.Labour.BeforeAge);
        Add(pack.Labour.NoRecordHigh);
        Add(rule.Amount.Rounding);
        foreach (var condition in rule.Conditions)
        {
            Add(condition.Limit.Of);
            Add(condition.Limit.Times);
            if (condition.Article is null)
            {
                names.Add($"{rule.Programme.Code}.condition.{condition.Id}");
            }
        }

        return [.. names];
    }
}
