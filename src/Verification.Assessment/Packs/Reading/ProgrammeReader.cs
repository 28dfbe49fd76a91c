using Verification.Vocabulary;

namespace Verification.Assessment.Packs.Reading;

/// <summary>Reads one entry of <c>programmes:</c>.</summary>
internal sealed class ProgrammeReader(MapReader map, ValueBook values)
{
    private static readonly Dictionary<string, QuantityName> Quantities = new(StringComparer.Ordinal)
    {
        ["income.per_head"] = QuantityName.IncomePerHead,
        ["property.financial"] = QuantityName.PropertyFinancial,
    };

    private static readonly Dictionary<string, Comparator> Comparators = new(StringComparer.Ordinal)
    {
        ["below"] = Comparator.Below,
        ["at_most"] = Comparator.AtMost,
    };

    public ProgrammeRule Read()
    {
        var code = map.Text("code");
        var programme = new ProgrammeRule
        {
            Programme = new(code),
            Means = map.Bilingual("means"),
            Standard = Standard(code),
            Conditions = [.. map.Maps("conditions").Select(Condition)],
            Amount = Amount(),
            Next = [.. map.Texts("next").Select(next => new Programme(next))],
        };
        map.NothingElse();
        return programme;
    }

    private LawValue<Money> Standard(string code)
    {
        var yearly = $"{code}.standard_yearly";
        var monthly = values.Get<Money>($"{code}.standard");
        if (values.Has(yearly) && values.Get<Money>(yearly).Value != monthly.Value * 12m)
        {
            map.Fault(
                "pack.standard_mismatch", map.Node, $"{yearly} 不等于 12 × {code}.standard。", $"{yearly} is not 12 × {code}.standard.");
        }

        return monthly;
    }

    private ConditionRule Condition(MapReader condition)
    {
        var rule = new ConditionRule(
            condition.Text("id"), condition.Choice("quantity", Quantities, QuantityName.IncomePerHead),
            condition.Choice("compare", Comparators, Comparator.Below), Limit(condition), Reason(condition, "when_true"),
            Reason(condition, "when_false"), Reason(condition, "when_unknown"), LevelReader.Article(condition));
        condition.NothingElse();
        return rule;
    }

    private static string Reason(MapReader condition, string key)
    {
        var code = condition.Text(key);
        if (code.Length > 0 && !ReasonCatalogue.Has(code))
        {
            condition.Fault("pack.unknown_reason", condition.Required(key)!, $"没有理由代码 {code}。", $"There is no reason code {code}.");
        }

        return code;
    }

    private LimitRule Limit(MapReader condition)
    {
        if (condition.Map("limit") is not { } limit)
        {
            return new(new("", default, null), null, false);
        }

        var of = values.Get<Money>(limit.Text("of"));
        var times = limit.OptionalText("times") is { } name ? values.Get<decimal>(name) : null;
        var perHead = limit.OptionalText("per") is { } per && per == "head";
        limit.NothingElse();
        return new(of, times, perHead);
    }

    private AmountRule Amount()
    {
        if (map.Map("amount") is not { } amount)
        {
            return new("", new("", default, null), null);
        }

        var rule = new AmountRule(amount.Text("rule"), values.Get<Rounding>(KnownValues.AmountRounding), LevelReader.Article(amount));
        if (rule.Rule != "gap × members")
        {
            amount.Fault("pack.bad_word", amount.Required("rule")!, "rule 只能是:gap × members。", "rule must be: gap × members.");
        }

        amount.NothingElse();
        return rule;
    }
}
