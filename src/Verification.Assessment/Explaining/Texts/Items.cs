using Verification.Vocabulary;

using Verification.Assessment.Language;

namespace Verification.Assessment.Explaining.Texts;

/// <summary>Lines for what was found and stated of persons and property.</summary>
internal static class Items
{
    /// <summary>Items that say something: a zero nobody recorded and a fact nobody stated are left out.</summary>
    public static IEnumerable<Step> Of(Explanation explanation, Func<Step, bool> may) =>
        explanation.Root.All().Where(s => s.IsItem && may(s) && SaysSomething(s)).DistinctBy(s => (s.Rule, s.MemberRef, s.Result, s.Inputs.Count > 0 ? s.Inputs[0].Name : null));

    public static Text Line(Step step)
    {
        var worth = step.Number is not { } number ? Said.Holds(step.Holds ?? default)
            : step.Rule is "age" or "obligor.age" ? Said.Words(Said.Number(number, Unit.None), new(" 岁", " years"))
            : Said.Number(number, step.Unit);
        return Said.Words(Who(step), Words.Item(step), new(":", ": "), worth, Sources(step));
    }

    public static Text Who(Step step) => step switch
    {
        { MemberRef: null } => Said.Same(""),
        { Subject: StepSubject.Obligor } => new($"义务人 {step.MemberRef} ", $"Obligor {step.MemberRef}, "),
        _ => Said.Words(CommonSections.Member(step.MemberRef), new(" ", ", ")),
    };

    private static bool SaysSomething(Step step) =>
        step.Inputs.Count > 0 || (step.Number is { } number ? number != default : step.Holds is { Best: not TruthValue.False });

    /// <summary>Which sources show it, by how many records, for which day.</summary>
    private static Text Sources(Step step)
    {
        var sources = step.Inputs.Where(i => i.Source is not null).GroupBy(i => i.Source!, StringComparer.Ordinal).Select(group =>
        {
            var (count, day) = (group.Count(), Said.Day(group.Max(i => i.AsOf) ?? default));
            return Said.Words(Words.Source(group.Key), new($" {count} 条记录,数据日期 {day}", $" {count} {(count == 1 ? "record" : "records")}, as of {day}"));
        }).ToList();
        return sources.Count == 0 ? Said.Same("") : Said.Words(new("(", " ("), Said.List(sources), new(")", ")"));
    }
}
