using Verification.Assessment.Language;
using Verification.Assessment.Quantities;
using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads one entry of <c>programmes:</c>.</summary>
internal sealed class ProgrammeReader(string code, MapReader map, ValueBook values, SymbolTable symbols, IReadOnlyDictionary<string, Text> reasons)
{
    private static readonly Dictionary<string, ConditionSubject> Subjects = new(StringComparer.Ordinal)
    {
        ["income"] = ConditionSubject.Income,
        ["property"] = ConditionSubject.Property,
        ["expenditure"] = ConditionSubject.Expenditure,
        ["person"] = ConditionSubject.Person,
        ["programme"] = ConditionSubject.Programme,
    };

    public ProgrammeRule Read()
    {
        var programme = new ProgrammeRule
        {
            Programme = new(code),
            Means = map.Bilingual("means"),
            Standard = values.YuanAMonth(map.Text("standard")),
            PerHead = PerHead(),
            Conditions = [.. map.Maps("conditions").Select(Condition).OfType<ConditionRule>()],
            Amount = map.Optional("amount") is { } node && map.Map(node, "amount") is { } amount ? Amount(amount) : null,
            Next = Programmes("next"),
            LookBack = LookBack(),
            ValidMonths = map.OptionalText("valid_for") is { } valid ? values.Months(valid) : null,
            ProvisionalMinutes = map.OptionalText("provisional_within") is { } minutes ? values.Minutes(minutes) : null,
            ReportServes = Programmes("report_serves"),
        };
        map.NothingElse();
        return programme;
    }

    private IReadOnlyList<Programme> Programmes(string key) => [.. map.Texts(key).Select(next => new Programme(next))];

    private Symbol PerHead()
    {
        var name = map.Text("per_head");
        if (symbols.Find(name) is { Level: Level.Household, Kind: FormulaKind.Number, Slot: >= 0 } symbol && symbol.Unit == Unit.YuanPerMonth)
        {
            return symbol;
        }

        map.Fault("pack.unknown_quantity", map.Required("per_head") ?? map.Node, $"{name} 不是家庭层面、单位为 yuan/month 的量。", $"{name} is no quantity of the household in yuan/month.");
        return new(name, Level.Household, FormulaKind.Number, Unit.YuanPerMonth, -1);
    }

    private LookBackRule? LookBack()
    {
        if (map.Optional("look_back") is not { } node || map.Map(node, "look_back") is not { } body)
        {
            return null;
        }

        var rule = new LookBackRule(values.Months(body.Text("months")), values.Months(body.Text("divisor")), values.YesNo(body.Text("counts_month_of_application")));
        body.NothingElse();
        return rule;
    }

    private ConditionRule? Condition(MapReader condition)
    {
        var holds = condition.Formula("holds", Level.Household, FormulaKind.Truth, Unit.None, symbols);
        var (id, about) = (condition.Text("id"), condition.Choice("about", Subjects, ConditionSubject.Income));
        var (whenTrue, whenFalse, whenUnknown) = (Reason(condition, "when_true"), Reason(condition, "when_false"), Reason(condition, "when_unknown"));
        var article = LevelReader.Article(condition);
        condition.NothingElse();
        return holds is null ? null : new(id, about, holds, whenTrue, whenFalse, whenUnknown, article);
    }

    private string Reason(MapReader condition, string key)
    {
        var reason = condition.Text(key);
        if (reason.Length > 0 && !ReasonCatalogue.Has(reason) && !reasons.ContainsKey(reason))
        {
            condition.Fault(
                "pack.unknown_reason", condition.Required(key)!, $"没有理由代码 {reason};可在 reasons 中写明。", $"There is no reason code {reason}; reasons: may add it.");
        }

        return reason;
    }

    private AmountRule? Amount(MapReader amount)
    {
        var oneOff = amount.IsYes("one_off");
        var value = amount.Formula("value", Level.Household, FormulaKind.Number, oneOff ? Unit.OfYuan : Unit.YuanPerMonth, symbols);
        var (rule, article) = (amount.Text("rule"), LevelReader.Article(amount));
        amount.NothingElse();
        return value is null ? null : new(rule, value, oneOff, article);
    }
}
